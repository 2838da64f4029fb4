import { describe, expect, it } from 'vitest';
import { AS_ADMIN, aSchoolInClever, failureOf, left, OPERATOR, right, SCHOOL } from '../testing/index.ts';

const once = { caller: 'somebody', key: 'key', request: 'same' };

describe('StartImport', () => {
  it('queues a run and leaves it to a worker', async () => {
    const { startImport, findRun, jobs, request } = await aSchoolInClever();
    const runId = await right(startImport({ ...request({ sections: 'recommended' }), once: null }));
    expect(await right(findRun(runId))).toMatchObject({
      state: 'queued',
      school: SCHOOL,
      actor: OPERATOR,
      options: { sections: 'recommended' },
      finishedAt: null,
    });
    expect(await jobs()).toEqual([runId]);
  });

  it('names the run that is under way, and the same run for the same request', async () => {
    const { startImport, request } = await aSchoolInClever();
    const runId = await right(startImport({ ...request(), once }));
    expect(await right(startImport({ ...request(), once }))).toBe(runId);
    expect(await left(startImport({ ...request(), once: null }))).toMatchObject({ _tag: 'RunUnderway', runId });
    expect(await failureOf(startImport({ ...request(), once: { ...once, request: 'other' } }))).toBe(
      'IdempotencyKeyReused',
    );
  });

  it('lets a server with a key start, and nobody without the right', async () => {
    const { startImport, clever, request, disconnectDistrict, jobs } = await aSchoolInClever();
    clever.addPerson(AS_ADMIN.userId, { roles: ['teacher'], staffAt: [] });
    expect(await failureOf(startImport({ ...request({}, AS_ADMIN), once }))).toBe('CleverRoleMissing');
    const account = { kind: 'account' as const, accountId: 'account-1' };
    expect(await failureOf(startImport({ ...request({}, account), once }))).toBe('CleverLinkMissing');
    await right(disconnectDistrict(SCHOOL.districtId, OPERATOR));
    expect(await failureOf(startImport({ ...request(), once }))).toBe('DistrictFrozen');
    expect(await jobs()).toEqual([]);
    const thawed = await aSchoolInClever();
    const server = { kind: 'api-key' as const, keyId: 'key-1' };
    await right(thawed.startImport({ ...thawed.request({}, server), once }));
    expect(await thawed.jobs()).toHaveLength(1);
  });
});
