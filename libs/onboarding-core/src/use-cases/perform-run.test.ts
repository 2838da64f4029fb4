import { O, TE } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import {
  aHeldImport,
  AS_ADMIN,
  aSchoolInClever,
  failureOf,
  HALVED_SCHOOL,
  OPERATOR,
  right,
  SCHOOL,
  sectionId,
  WHOLE_SCHOOL,
} from '../testing/index.ts';
import type { Ticket } from '../entities/run.ts';

type Onboarding = Awaited<ReturnType<typeof aSchoolInClever>>;
const storeAway = () => TE.left({ _tag: 'StoreUnavailable' as const, detail: 'Away' });

const queued = async () => {
  const onboarding = await aSchoolInClever();
  const runId = await right(onboarding.startImport({ ...onboarding.request(), once: null }));
  return { ...onboarding, runId };
};

/** Does something as soon as Clever has been read, before anything is applied. */
const whenRead = ({ store }: Onboarding, act: () => Promise<unknown>): void => {
  const { load } = store;
  const loadThenAct: typeof load = (school) => async () => {
    Object.assign(store, { load });
    const loaded = await load(school)();
    await act();
    return loaded;
  };
  Object.assign(store, { load: loadThenAct });
};

describe('PerformRun', () => {
  it('plans and applies a run, and tells everybody how far it is', async () => {
    const { performRun, findRun, events, store, runId } = await queued();
    expect(await performRun(runId)()).toBe('done');
    const run = await right(findRun(runId));
    expect(run).toMatchObject({
      state: 'applied',
      counts: { students: { created: 40 } },
      details: { skipped: [{ reason: 'DuplicateName' }], cost: { requests: 8 }, ms: { read: 2000 } },
    });
    expect(run.planHash).not.toBeNull();
    expect((await right(store.load(SCHOOL))).roster.members).toHaveLength(41);
    const told = await right(events.after([{ runId, after: 0 }]));
    expect(told.map(({ state, progress }) => `${state} ${progress?.done ?? '-'}`)).toEqual([
      'queued -',
      'reading -',
      'reading 43',
      'planning 0',
      'applying 0',
      'applied -',
    ]);
  });

  it('says how long the phases took of a run that was carried out, and of no other', async () => {
    const { performRun, clever, startImport, request, runId } = await queued();
    const measured: unknown[] = [];
    const watch = { onMeasured: (ms: object) => void measured.push(ms) };
    await performRun(runId, watch)();
    clever.fail({ _tag: 'SchoolNotShared', schoolId: SCHOOL.schoolId });
    await performRun(await right(startImport({ ...request(), once: null })), watch)();
    expect(measured).toEqual([{ read: 2000, plan: expect.any(Number) as number, apply: expect.any(Number) as number }]);
  });

  it('leaves a record also when nothing changed, and outdates what was held', async () => {
    const { importRoster, clever, startImport, performRun, findRun, request, runId: held } = await aHeldImport();
    clever.show(WHOLE_SCHOOL);
    const runId = await right(startImport({ ...request(), once: null }));
    expect(await performRun(runId)()).toBe('done');
    expect(await right(findRun(runId))).toMatchObject({ state: 'applied', counts: { students: { unchanged: 40 } } });
    expect((await right(findRun(held))).state).toBe('outdated');
    expect((await right(importRoster(request()))).runId).toBe(runId);
  });

  it('holds what the brake holds', async () => {
    const { importRoster, clever, startImport, performRun, findRun, request } = await aSchoolInClever();
    await right(importRoster(request()));
    clever.show(HALVED_SCHOOL);
    const runId = await right(startImport({ ...request(), once: null }));
    expect(await performRun(runId)()).toBe('done');
    expect(await right(findRun(runId))).toMatchObject({ state: 'held', holds: [{ type: 'students' }] });
  });

  it('finds nothing to do in a job that comes twice, or after a cancellation', async () => {
    const { performRun, cancelImport, startImport, request, runId } = await queued();
    await performRun(runId)();
    expect(await performRun(runId)()).toBe('moot');
    const next = await right(startImport({ ...request(), once: null }));
    await right(cancelImport(next, OPERATOR));
    expect(await performRun(next)()).toBe('moot');
    expect(await performRun('unknown')()).toBe('moot');
  });

  it.each([
    ['CleverUnavailable', { _tag: 'CleverUnavailable', reason: 'Truncated', detail: 'GET' }],
    ['SchoolNotShared', { _tag: 'SchoolNotShared', schoolId: SCHOOL.schoolId }],
  ] as const)('leaves why it failed in the record: %s', async (tag, failure) => {
    const { performRun, clever, findRun, runId } = await queued();
    clever.fail(failure);
    expect(await performRun(runId)()).toBe('done');
    expect(await right(findRun(runId))).toMatchObject({ state: 'failed', failure: tag, counts: null });
  });

  it('asks again for admission when its turn comes', async () => {
    const { startImport, performRun, clever, findRun, request } = await aSchoolInClever();
    clever.addPerson(AS_ADMIN.userId, { roles: ['district_admin'], staffAt: [] });
    const runId = await right(startImport({ ...request({}, AS_ADMIN), once: null }));
    clever.addPerson(AS_ADMIN.userId, { roles: ['teacher'], staffAt: [] });
    expect(await performRun(runId)()).toBe('done');
    expect(await right(findRun(runId))).toMatchObject({ state: 'failed', failure: 'CleverRoleMissing' });
  });

  it('applies nothing of a run that is cancelled, or taken over, while it is read', async () => {
    const cancelled = await queued();
    whenRead(cancelled, () => right(cancelled.cancelImport(cancelled.runId, OPERATOR)));
    expect(await cancelled.performRun(cancelled.runId)()).toBe('moot');
    expect((await right(cancelled.store.load(SCHOOL))).roster.members).toEqual([]);
    expect((await right(cancelled.findRun(cancelled.runId))).state).toBe('cancelled');

    const slow = await queued();
    whenRead(slow, () => right(slow.queue.take(slow.runId, new Date(0))));
    expect(await slow.performRun(slow.runId)()).toBe('moot');
    expect((await right(slow.findRun(slow.runId))).state).toBe('reading');
    expect(await slow.performRun(slow.runId)()).toBe('done');
    expect((await right(slow.findRun(slow.runId))).state).toBe('applied');
  });

  it('gives back a run whose roster somebody changed meanwhile, to be planned anew', async () => {
    const { clever, startImport, request, ...onboarding } = await queued();
    await onboarding.performRun(onboarding.runId)();
    clever.show({ ...WHOLE_SCHOOL, users: WHOLE_SCHOOL.users.slice(1) });
    const runId = await right(startImport({ ...request(), once: null }));
    const renaming = { schoolId: SCHOOL.schoolId, sectionId: sectionId('s1'), name: 'Moved', actor: OPERATOR };
    whenRead({ ...onboarding, clever, startImport, request }, () => right(onboarding.renameClass(renaming)));
    expect(await onboarding.performRun(runId)()).toBe('moot');
    expect(await right(onboarding.findRun(runId))).toMatchObject({ state: 'queued', failure: null });
    expect(await onboarding.performRun(runId)()).toBe('done');
    expect(await right(onboarding.findRun(runId))).toMatchObject({ state: 'applied', failure: null });
  });

  it('gives the run back while another import of the school runs, with a new job', async () => {
    const { performRun, lock, findRun, jobs, runId } = await queued();
    const during = await right(lock.exclusively(SCHOOL, TE.fromTask(performRun(runId))));
    expect([during, (await right(findRun(runId))).state, await jobs()]).toEqual(['moot', 'queued', [runId, runId]]);
    expect(await performRun(runId)()).toBe('done');
  });

  it('is to be tried again when the database is away', async () => {
    const { performRun, queue, store, clever, lock, runId } = await queued();
    for (const [port, method] of [
      [queue, 'take'],
      [store, 'load'],
      [store, 'apply'],
    ] as const) {
      const original: unknown = Reflect.get(port, method);
      Object.assign(port, { [method]: storeAway });
      expect(await performRun(runId)()).toBe('again');
      Object.assign(port, { [method]: original });
    }
    const { release, fail } = queue;
    Object.assign(queue, { release: storeAway, fail: storeAway });
    expect(await right(lock.exclusively(SCHOOL, TE.fromTask(performRun(runId))))).toBe('again');
    clever.fail({ _tag: 'ClientRejected' });
    expect(await performRun(runId)()).toBe('again');
    clever.fail(null);
    Object.assign(queue, { release, fail });
    expect(await performRun(runId)()).toBe('done');
  });

  it('does not mind when progress cannot be noted', async () => {
    const { performRun, queue, runId } = await queued();
    const { advance } = queue;
    const onlyApplying: typeof advance = (ticket, progress, at) =>
      progress.phase === 'applying' ? advance(ticket, progress, at) : storeAway();
    Object.assign(queue, { advance: onlyApplying });
    expect(await performRun(runId)()).toBe('done');
  });

  it('never throws: our own mistake fails the run', async () => {
    const { performRun, store, findRun, runId } = await queued();
    Object.assign(store, { load: () => () => Promise.reject(new Error('a mistake')) });
    expect(await performRun(runId)()).toBe('done');
    expect(await right(findRun(runId))).toMatchObject({ state: 'failed', failure: 'Unexpected' });
  });

  it('tells the ticket, with which the run can be given back', async () => {
    const onboarding = await queued();
    const { performRun, queue, findRun, runId } = onboarding;
    let ticket: Ticket | undefined;
    whenRead(onboarding, () => right(queue.release(ticket ?? { runId, attempt: 0 }, new Date(0))));
    expect(await performRun(runId, { onTaken: (taken) => (ticket = taken) })()).toBe('moot');
    expect((await right(findRun(runId))).state).toBe('queued');
    expect(await performRun(runId)()).toBe('done');
  });
});

describe('PerformRun of an approval', () => {
  const approved = async () => {
    const onboarding = await aHeldImport();
    const { requestApproval, runId, planHash, clever } = onboarding;
    clever.addPerson(AS_ADMIN.userId, { roles: ['district_admin'], staffAt: [] });
    await right(requestApproval({ runId, planHash, actor: AS_ADMIN }));
    return onboarding;
  };

  it('applies what the run holds, in the name of who approved', async () => {
    const { performRun, findRun, store, events, runId } = await approved();
    expect(await performRun(runId)()).toBe('done');
    expect(await right(findRun(runId))).toMatchObject({ state: 'applied', actor: AS_ADMIN, holds: [] });
    expect((await right(store.load(SCHOOL))).roster.members.filter((m) => m.archived)).toHaveLength(20);
    const told = await right(events.after([{ runId, after: 0 }]));
    expect(told.map(({ state, progress }) => `${state} ${progress?.phase ?? '-'}`)).toEqual([
      'held -',
      'held reading',
      'held planning',
      'held applying',
      'applied -',
    ]);
  });

  it('is outdated when either side has moved, and nothing is applied', async () => {
    const { performRun, findRun, clever, store, requestApproval, runId, planHash } = await approved();
    clever.show({ ...HALVED_SCHOOL, users: HALVED_SCHOOL.users.slice(0, -1) });
    expect(await performRun(runId)()).toBe('done');
    expect(await right(findRun(runId))).toMatchObject({ state: 'outdated', failure: 'PlanOutdated' });
    expect((await right(store.load(SCHOOL))).roster.members.filter((m) => m.archived)).toEqual([]);
    expect(await failureOf(requestApproval({ runId, planHash, actor: OPERATOR }))).toBe('RunNotHeld');
  });

  it('leaves the run held when it comes to nothing, and then can be asked for again', async () => {
    const { performRun, findRun, clever, requestApproval, queue, runId, planHash } = await approved();
    clever.addPerson(AS_ADMIN.userId, { roles: ['teacher'], staffAt: [] });
    expect(await performRun(runId)()).toBe('done');
    expect(await right(findRun(runId))).toMatchObject({ state: 'held', failure: 'CleverRoleMissing' });
    expect(await right(queue.take(runId, new Date(0)))).toEqual(O.none);
    await right(requestApproval({ runId, planHash, actor: OPERATOR }));
    expect(await performRun(runId)()).toBe('done');
    expect(await right(findRun(runId))).toMatchObject({ state: 'applied', failure: null });
  });

  it('is not stopped by a rejection that comes too late', async () => {
    const onboarding = await approved();
    const { performRun, rejectImport, findRun, runId } = onboarding;
    whenRead(onboarding, async () => expect(await failureOf(rejectImport(runId, AS_ADMIN))).toBe('RunNotHeld'));
    expect(await performRun(runId)()).toBe('done');
    expect((await right(findRun(runId))).state).toBe('applied');
  });
});
