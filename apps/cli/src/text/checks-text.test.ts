import type { Check } from '@bloomz/onboarding-core';
import { describe, expect, it } from 'vitest';
import { checksText } from './checks-text.ts';

const check = (like: Partial<Check>): Check => ({
  id: 'school-shared',
  state: 'pass',
  evidence: 'Clever shows Sample School.',
  owner: 'district admin',
  fix: '',
  ...like,
});

describe('the checks as a person reads them', () => {
  it('sends people on when nothing fails', () => {
    expect(checksText([check({})], 'school-1')).toContain('Ready. Next: npm run -s bloomz -- review --school school-1');
  });

  it('says who must fix what', () => {
    const text = checksText([check({ state: 'fail', evidence: 'Not shown.', fix: 'Share it.' })], 'school-1');
    expect(text).toContain('FAILS    school-shared: Not shown.');
    expect(text).toContain('district admin: Share it.');
    expect(text).toContain('1 check fails');
  });
});
