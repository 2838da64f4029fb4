import type { Skipped } from '@bloomz/onboarding-core';
import { describe, expect, it } from 'vitest';
import { aPlan, aReport, CREATED_TWO, someCounts } from '../testing/a-report.ts';
import { reportText } from './report-text.ts';

const counts = someCounts({ classes: CREATED_TWO, memberships: { added: 1234, updated: 0, removed: 0 } });
const skip = (n: number): Skipped => ({
  kind: 'section',
  cleverId: `section-${n}`,
  name: `Math ${n}`,
  reason: 'DuplicateName',
  suggestion: `Math ${n} - Ada`,
});

describe('the report as a person reads it', () => {
  it('says what was imported', () => {
    const text = reportText(aReport({ plan: aPlan({ counts }) }), 'school-1');
    expect(text).toContain('Imported school school-1 in run run-1 (1.5 s, 8 requests to Clever):');
    expect(text).toMatch(/classes +2 +0/);
    expect(text).toContain('1,234 memberships added');
    expect(text).not.toContain('parents');
  });

  it('says so when nothing changed', () => {
    expect(reportText(aReport(), 'school-1')).toContain('Nothing changed: Bloomz is in step with Clever');
  });

  it('tells a plan from an import', () => {
    const planned = { outcome: 'planned', runId: null } as const;
    expect(reportText(aReport({ ...planned, plan: aPlan({ counts }) }), 's')).toContain('nothing was written');
    expect(reportText(aReport(planned), 's')).toContain('would change nothing');
  });

  it('names what was skipped, why, and how to get it in', () => {
    const text = reportText(aReport({ plan: aPlan({ skipped: [1, 2, 3, 4, 5, 6, 7, 8].map(skip) }) }), 'school-1');
    expect(text).toContain('Skipped 8 sections:');
    expect(text).toContain('"Math 1" (section-1): another class has this name; would be "Math 1 - Ada"');
    expect(text).toContain('and 3 more');
    expect(text).toContain('import --school school-1 --duplicate-names suggested');
  });

  it('gives the exact commands that decide a hold', () => {
    const holds = [{ type: 'students', removals: 90, updates: 0, of: 300, cause: 'TooManyRemovals' }] as const;
    const text = reportText(aReport({ outcome: 'held', plan: aPlan({ holds }) }), 'school-1');
    expect(text).toContain('students: 90 removals of 300 (more than 10 % would go)');
    expect(text).toContain('npm run -s bloomz -- approve --run run-1 --plan-hash hash-1');
    expect(text).toContain('npm run -s bloomz -- reject --run run-1');
  });

  it('offers no approval for a plan: there is no run to approve', () => {
    const holds = [{ type: 'staff', removals: 0, updates: 6, of: 7, cause: 'TooManyUpdates' }] as const;
    const text = reportText(aReport({ outcome: 'planned', runId: null, plan: aPlan({ holds }) }), 'school-1');
    expect(text).toContain('staff: 6 updates of 7');
    expect(text).not.toContain('bloomz -- approve');
  });

  it('shows quarantined records and warnings', () => {
    const quarantined = [{ kind: 'user', cleverId: 'user-9', field: 'name', reason: 'missing' }] as const;
    const warnings = [
      { code: 'TermsInPast', message: '2 of 3 sections belong to terms that have ended.' },
      { code: 'NoUsableEmail', message: 'A teacher was not invited.', cleverId: 'teacher-3' },
    ] as const;
    const text = reportText(aReport({ plan: aPlan({ quarantined, warnings }) }), 'school-1');
    expect(text).toContain('1 record cannot be used');
    expect(text).toContain('user user-9, name: missing');
    expect(text).toContain('2 warnings:\n  2 of 3 sections belong to terms that have ended.\n');
    expect(text).toContain('  A teacher was not invited. (teacher-3)\n');
  });

  it('lets no name steer the terminal', () => {
    const text = reportText(aReport({ plan: aPlan({ skipped: [{ ...skip(1), name: 'Ma\u001b[2Jth\u202e' }] }) }), 's');
    expect(text).toContain('"Ma[2Jth"');
  });
});
