import type { Run, School, UserId } from '@bloomz/onboarding-core';
import { DEFAULT_OPTIONS } from '@bloomz/onboarding-core';
import { aClass, SCHOOL } from '@bloomz/onboarding-core/testing';
import { describe, expect, it } from 'vitest';
import { toProvisionJson, toRenameJson, toRunJson } from './school-json.ts';

const school: School = {
  ref: SCHOOL,
  name: null,
  language: 'en',
  admins: [{ email: 'a@b.c', userId: null }],
  frozen: false,
};
const aRun: Run = {
  id: 'run-1',
  school: SCHOOL,
  state: 'failed',
  actor: { kind: 'person', userId: 'user-1' as UserId },
  options: DEFAULT_OPTIONS,
  planHash: null,
  snapshotDigest: null,
  digestAfter: null,
  counts: null,
  holds: [],
  details: null,
  failure: 'CleverUnavailable',
  startedAt: new Date(0),
  finishedAt: new Date(1000),
};

describe('schools, classes and runs as JSON', () => {
  it('names a community by its Clever ids', () => {
    expect(toProvisionJson(school)).toEqual({
      school: { cleverId: 'school-1', district: 'district-1', name: null, language: 'en' },
      admins: [{ email: 'a@b.c', cleverId: null }],
    });
  });

  it('shows a renamed class beside its name in Clever', () => {
    expect(toRenameJson(aClass({ sectionId: 'section-1', name: 'Ours', cleverName: 'Math' }))).toEqual({
      class: { cleverId: 'section-1', name: 'Ours', cleverName: 'Math', state: 'active' },
    });
  });

  it('says who ran what, and why it failed, without digests', () => {
    expect(toRunJson(aRun)).toMatchObject({ runId: 'run-1', actor: 'user-1', failure: 'CleverUnavailable' });
    expect(toRunJson({ ...aRun, actor: { kind: 'operator' } })).toMatchObject({ actor: 'operator' });
    expect(toRunJson({ ...aRun, actor: { kind: 'api-key', keyId: 'key-1' } })).toMatchObject({ actor: 'key-1' });
    expect(toRunJson({ ...aRun, state: 'reading', finishedAt: null })).toMatchObject({ finishedAt: null });
    expect(toRunJson(aRun)).not.toHaveProperty('snapshotDigest');
  });
});
