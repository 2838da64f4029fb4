import { describe, expect, it } from 'vitest';
import { aHeldImport, AS_ADMIN, failureOf, left, OPERATOR, right, SCHOOL } from '../testing/index.ts';

describe('RequestApproval', () => {
  it('leaves nothing to reject until it has come to nothing', async () => {
    const { requestApproval, rejectImport, runId, planHash } = await aHeldImport();
    await right(requestApproval({ runId, planHash, actor: OPERATOR }));
    expect(await left(rejectImport(runId, OPERATOR))).toEqual({ _tag: 'RunNotHeld', runId, state: 'held' });
  });

  it('queues the approval once; the run stays held', async () => {
    const { requestApproval, jobs, runId, planHash } = await aHeldImport();
    const request = { runId, planHash, actor: OPERATOR };
    expect(await right(requestApproval(request))).toMatchObject({ id: runId, state: 'held' });
    expect(await jobs()).toEqual([runId]);
    expect(await left(requestApproval(request))).toEqual({ _tag: 'RunNotHeld', runId, state: 'held' });
    expect(await jobs()).toEqual([runId]);
  });

  it('refuses another plan, other runs, and whoever may not import', async () => {
    const { requestApproval, rejectImport, clever, disconnectDistrict, jobs, runId, planHash } = await aHeldImport();
    const request = { runId, planHash, actor: OPERATOR };
    expect(await left(requestApproval({ ...request, planHash: 'other' }))).toMatchObject({ _tag: 'PlanOutdated' });
    expect(await failureOf(requestApproval({ ...request, runId: 'other' }))).toBe('RunUnknown');
    clever.addPerson(AS_ADMIN.userId, { roles: ['teacher'], staffAt: [] });
    expect(await failureOf(requestApproval({ ...request, actor: AS_ADMIN }))).toBe('CleverRoleMissing');
    await right(disconnectDistrict(SCHOOL.districtId, OPERATOR));
    expect(await failureOf(requestApproval(request))).toBe('DistrictFrozen');
    await right(rejectImport(runId, AS_ADMIN));
    expect(await failureOf(requestApproval(request))).toBe('RunNotHeld');
    expect(await jobs()).toEqual([]);
  });
});
