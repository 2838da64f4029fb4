import { E, O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import type { Run, RunId, RunState, SchoolRef } from '../../entities/run.ts';
import type { Once, TakenRun } from '../../ports/run-queue.ts';
import { aMember, aNewRun, anApplication, aRun, created, userId } from '../builders.ts';
import { aProvisionedSchool, type Bloomz, left, type MakeBloomz, right } from './bloomz.ts';

const at = new Date(Date.UTC(2026, 5, 1, 12, 30, 15, 123));
const later = new Date(at.getTime() + 60_000);
const operator = { kind: 'operator' as const };
const boss = { kind: 'person' as const, userId: userId('boss') };
const server = { kind: 'api-key' as const, keyId: '5a0e0a1e-0000-4000-8000-000000000001' };
const reading = { phase: 'reading' as const, done: 7 };
const applying = { phase: 'applying' as const, done: 0, of: 12 };

type AtSchool = Bloomz & { readonly school: SchoolRef };

const enqueued = async ({ queue, school }: AtSchool): Promise<RunId> =>
  right(queue.enqueue(aNewRun(school, { startedAt: at }), null));

const taken = async ({ queue }: Pick<Bloomz, 'queue'>, runId: RunId): Promise<TakenRun> => {
  const found = await right(queue.take(runId, at));
  if (O.isNone(found)) expect.fail('there was nothing to take');
  return found.value;
};

const stateOf = async ({ runs }: Pick<Bloomz, 'runs'>, runId: RunId): Promise<RunState | undefined> =>
  O.toUndefined(await right(runs.find(runId)))?.state;

const jobsOf = async ({ jobs }: Bloomz, runId: RunId): Promise<number> =>
  (await jobs()).filter((id) => id === runId).length;

/** A held run of the school, as an import leaves it. */
const aHeldRun = async ({ store, school }: AtSchool): Promise<Run> => {
  const { version } = await right(store.load(school));
  const run = aRun({ school, state: 'held', digestAfter: 'digest' });
  await right(store.apply(school, anApplication({ version, run })));
  return run;
};

/** Tries everything that a worker may do; true for what was let through. */
const efforts = async ({ queue, store, school }: AtSchool, { run, ticket }: TakenRun) => {
  const { version } = await right(store.load(school));
  const changes = { members: [created(aMember({ userId: 'late' }))] };
  const done: Run = { ...run, state: 'applied', finishedAt: later };
  return {
    advance: await right(queue.advance(ticket, applying, later)),
    apply: E.isRight(await store.apply(school, anApplication({ version, changes, run: done, ticket }))()),
    held: await right(queue.fail(ticket, 'held', 'Late', later)),
    outdated: await right(queue.fail(ticket, 'outdated', 'Late', later)),
    failed: await right(queue.fail(ticket, 'failed', 'Late', later)),
    release: await right(queue.release(ticket, later)),
  };
};
const NONE = { advance: false, apply: false, held: false, outdated: false, failed: false, release: false };

/** Every RunQueue must pass this; call it from the adapter's own test file. */
export const runQueueContract = (name: string, makeBloomz: MakeBloomz): void => {
  const setUp = async (): Promise<AtSchool> => {
    const bloomz = await makeBloomz();
    return { ...bloomz, school: await aProvisionedSchool(bloomz) };
  };

  describe(`${name} is a RunQueue: starting`, () => {
    it('queues a run with its job, and shows it among the runs of the school', async () => {
      const bloomz = await setUp();
      const { queue, runs, school } = bloomz;
      const run = aNewRun(school, { actor: server, startedAt: at });
      expect(await right(queue.enqueue(run, null))).toBe(run.id);
      const queued: Run = {
        ...run,
        state: 'queued',
        planHash: null,
        snapshotDigest: null,
        digestAfter: null,
        counts: null,
        holds: [],
        details: null,
        failure: null,
        finishedAt: null,
      };
      expect(await right(runs.find(run.id))).toEqual(O.some(queued));
      expect(await right(runs.recent(school, 1))).toEqual([queued]);
      expect(await jobsOf(bloomz, run.id)).toBe(1);
    });

    it('lets one run of a school be under way, of many asked for at once', async () => {
      const bloomz = await setUp();
      const { queue, school } = bloomz;
      const start = () => queue.enqueue(aNewRun(school), null)();
      const outcomes = await Promise.all(Array.from({ length: 6 }, start));
      const ids = outcomes.flatMap((outcome) => (E.isRight(outcome) ? [outcome.right] : []));
      expect(ids).toHaveLength(1);
      const underWay = { _tag: 'RunUnderway', schoolId: school.schoolId, runId: ids[0] };
      expect(outcomes.flatMap((outcome) => (E.isLeft(outcome) ? [outcome.left] : []))).toEqual(Array(5).fill(underWay));
      await taken(bloomz, ids[0] ?? '');
      expect(await left(queue.enqueue(aNewRun(school), null))).toEqual(underWay);
    });

    it('lets two schools have a run each, and a school the next one once the first has ended', async () => {
      const bloomz = await setUp();
      await enqueued({ ...bloomz, school: await aProvisionedSchool(bloomz, bloomz.school.districtId) });
      const first = await enqueued(bloomz);
      await right(bloomz.queue.cancel(first, operator, at));
      expect(await enqueued(bloomz)).not.toBe(first);
    });

    it('serves the same request once, however often and fast it is repeated', async () => {
      const bloomz = await setUp();
      const { queue, school } = bloomz;
      const once: Once = { caller: `one ${school.schoolId}`, key: "it's a key", request: 'same' };
      const ask = () => queue.enqueue(aNewRun(school), once);
      const ids = await Promise.all(Array.from({ length: 5 }, () => right(ask())));
      expect(new Set(ids).size).toBe(1);
      expect(await jobsOf(bloomz, ids[0] ?? '')).toBe(1);
      const { ticket } = await taken(bloomz, ids[0] ?? '');
      await right(queue.fail(ticket, 'failed', 'CleverUnavailable', at));
      expect(await right(ask())).toBe(ids[0]);
    });

    it('refuses another request under the same key, also while the first is under way', async () => {
      const { queue, school } = await setUp();
      const once: Once = { caller: `one ${school.schoolId}`, key: 'key', request: 'first' };
      await right(queue.enqueue(aNewRun(school), once));
      const reused = { _tag: 'IdempotencyKeyReused' };
      expect(await left(queue.enqueue(aNewRun(school), { ...once, request: 'second' }))).toEqual(reused);
    });

    it('keeps the keys of two callers apart, and spends none on a request that was refused', async () => {
      const { queue, school, ...bloomz } = await setUp();
      const other = await aProvisionedSchool(bloomz);
      const once: Once = { caller: `one ${school.schoolId}`, key: 'key', request: 'same' };
      const first = await right(queue.enqueue(aNewRun(school), once));
      const twin = { ...once, caller: `two ${school.schoolId}` };
      expect(await right(queue.enqueue(aNewRun(other), twin))).not.toBe(first);
      const fresh = { ...once, key: 'fresh' };
      expect((await left(queue.enqueue(aNewRun(school), fresh)))._tag).toBe('RunUnderway');
      await right(queue.cancel(first, operator, at));
      expect(await right(queue.enqueue(aNewRun(school), fresh))).not.toBe(first);
    });
  });

  describe(`${name} is a RunQueue: working`, () => {
    it('gives out a run with a ticket, and notes how far it is', async () => {
      const bloomz = await setUp();
      const id = await enqueued(bloomz);
      const { run, ticket, approval } = await taken(bloomz, id);
      expect([run.id, run.state, run.school, approval]).toEqual([id, 'reading', bloomz.school, null]);
      expect(await right(bloomz.queue.advance(ticket, { phase: 'planning', done: 0 }, at))).toBe(true);
      expect(await stateOf(bloomz, id)).toBe('planning');
    });

    it('has nothing to give of runs that are unknown, held or over', async () => {
      const bloomz = await setUp();
      const { id } = await aHeldRun(bloomz);
      const cancelled = await enqueued(bloomz);
      await right(bloomz.queue.cancel(cancelled, operator, at));
      for (const nothing of [id, cancelled, "no such run'"])
        expect(await right(bloomz.queue.take(nothing, at))).toEqual(O.none);
    });

    it('takes every right from an older ticket when somebody else takes the run over', async () => {
      const bloomz = await setUp();
      const id = await enqueued(bloomz);
      const killed = await taken(bloomz, id);
      const next = await taken(bloomz, id);
      expect(next.ticket.attempt).toBeGreaterThan(killed.ticket.attempt);
      const before = await right(bloomz.store.load(bloomz.school));
      expect(await efforts(bloomz, killed)).toEqual(NONE);
      expect(await right(bloomz.store.load(bloomz.school))).toEqual(before);
      expect(await stateOf(bloomz, id)).toBe('reading');
      expect(await efforts(bloomz, next)).toEqual({ ...NONE, advance: true, apply: true });
      expect(await stateOf(bloomz, id)).toBe('applied');
    });

    it('gives one of two who take a run at the same moment the right to apply it', async () => {
      const bloomz = await setUp();
      const id = await enqueued(bloomz);
      const both = await Promise.all([taken(bloomz, id), taken(bloomz, id)]);
      const advanced = await Promise.all(both.map(({ ticket }) => right(bloomz.queue.advance(ticket, reading, at))));
      expect(advanced.sort()).toEqual([false, true]);
    });

    it('gives a run back with a new job, and then takes the ticket for nothing', async () => {
      const bloomz = await setUp();
      const id = await enqueued(bloomz);
      const first = await taken(bloomz, id);
      const jobs = await jobsOf(bloomz, id);
      expect(await right(bloomz.queue.release(first.ticket, at))).toBe(true);
      expect(await jobsOf(bloomz, id)).toBeGreaterThan(jobs);
      expect(await stateOf(bloomz, id)).toBe('queued');
      expect(await efforts(bloomz, first)).toEqual(NONE);
      expect((await taken(bloomz, id)).run.state).toBe('reading');
    });

    it('keeps why a run failed, and then has nothing more to give of it', async () => {
      const bloomz = await setUp();
      const { run, ticket } = await taken(bloomz, await enqueued(bloomz));
      expect(await right(bloomz.queue.fail(ticket, 'failed', 'CleverUnavailable', later))).toBe(true);
      const failed: Run = { ...run, state: 'failed', failure: 'CleverUnavailable', finishedAt: later };
      expect(await right(bloomz.runs.find(run.id))).toEqual(O.some(failed));
      expect(await right(bloomz.queue.take(run.id, later))).toEqual(O.none);
    });

    it('does not count a run that is under way as one that did something', async () => {
      const bloomz = await setUp();
      const { id } = await aHeldRun(bloomz);
      await taken(bloomz, await enqueued(bloomz));
      expect((await right(bloomz.store.load(bloomz.school))).lastRunId).toBe(id);
    });

    it('takes an apply for the run that its ticket names, and for no other', async () => {
      const bloomz = await setUp();
      const { run, ticket } = await taken(bloomz, await enqueued(bloomz));
      const held: Run = { ...run, state: 'held', planHash: 'hash', finishedAt: later };
      await right(bloomz.store.apply(bloomz.school, anApplication({ run: held, ticket })));
      expect(await right(bloomz.runs.find(run.id))).toEqual(O.some(held));
      const again = anApplication({ version: 1, run: { ...held, state: 'applied' }, ticket });
      expect((await left(bloomz.store.apply(bloomz.school, again)))._tag).toBe('RosterMoved');
    });
  });

  describe(`${name} is a RunQueue: cancelling`, () => {
    it('ends a run that waits, is read or is planned; whoever works on it is let through no more', async () => {
      for (const phase of [null, 'reading', 'planning'] as const) {
        const bloomz = await setUp();
        const id = await enqueued(bloomz);
        const work = phase === null ? null : await taken(bloomz, id);
        if (work !== null && phase !== null) await right(bloomz.queue.advance(work.ticket, { phase, done: 1 }, at));
        expect(await right(bloomz.queue.cancel(id, boss, later))).toBe(true);
        expect(O.toUndefined(await right(bloomz.runs.find(id)))).toMatchObject({
          state: 'cancelled',
          finishedAt: later,
        });
        if (work !== null) expect(await efforts(bloomz, work)).toEqual(NONE);
        expect(await right(bloomz.queue.take(id, later))).toEqual(O.none);
      }
    });

    it('comes too late for a run that is applied, held or over', async () => {
      const bloomz = await setUp();
      const { id } = await aHeldRun(bloomz);
      const { run, ticket } = await taken(bloomz, await enqueued(bloomz));
      await right(bloomz.queue.advance(ticket, applying, at));
      for (const late of [id, run.id, 'no such run'])
        expect(await right(bloomz.queue.cancel(late, boss, at))).toBe(false);
      expect(await stateOf(bloomz, run.id)).toBe('applying');
      await right(bloomz.queue.fail(ticket, 'failed', 'RosterMoved', at));
      expect(await right(bloomz.queue.cancel(run.id, boss, at))).toBe(false);
    });
  });

  describe(`${name} is a RunQueue: approving`, () => {
    const approval = { planHash: 'hash', actor: boss };
    const approved = async (bloomz: AtSchool): Promise<TakenRun> => {
      const { id } = await aHeldRun(bloomz);
      await right(bloomz.queue.enqueueApproval(id, approval, at));
      return taken(bloomz, id);
    };

    it('queues the approval of a held run once; the run stays held until it is applied', async () => {
      const bloomz = await setUp();
      const held = await aHeldRun(bloomz);
      const approve = () => right(bloomz.queue.enqueueApproval(held.id, approval, at));
      expect((await Promise.all([approve(), approve(), approve()])).sort()).toEqual([false, false, true]);
      expect(await jobsOf(bloomz, held.id)).toBe(1);
      const work = await taken(bloomz, held.id);
      expect([work.run, work.approval]).toEqual([held, approval]);
      await right(bloomz.queue.advance(work.ticket, applying, at));
      expect(await stateOf(bloomz, held.id)).toBe('held');
      expect(await efforts(bloomz, work)).toEqual({ ...NONE, advance: true, apply: true });
      expect(await stateOf(bloomz, held.id)).toBe('applied');
      expect(await approve()).toBe(false);
    });

    it('lets nobody decide otherwise while an approval waits or is carried out', async () => {
      const bloomz = await setUp();
      const { id } = await aHeldRun(bloomz);
      await right(bloomz.queue.enqueueApproval(id, approval, at));
      expect(await right(bloomz.runs.settle(id, 'closed', boss, later))).toBe(false);
      const { ticket } = await taken(bloomz, id);
      expect(await right(bloomz.runs.settle(id, 'closed', boss, later))).toBe(false);
      await right(bloomz.queue.fail(ticket, 'held', 'CleverUnavailable', later));
      expect(await right(bloomz.runs.settle(id, 'closed', boss, later))).toBe(true);
    });

    it('approves nothing that is not held', async () => {
      const bloomz = await setUp();
      for (const id of [await enqueued(bloomz), 'no such run'])
        expect(await right(bloomz.queue.enqueueApproval(id, approval, at))).toBe(false);
    });

    it('leaves a run held when its approval came to nothing, and then it can be approved again', async () => {
      const bloomz = await setUp();
      const { run, ticket } = await approved(bloomz);
      expect(await right(bloomz.queue.fail(ticket, 'failed', 'CleverUnavailable', later))).toBe(false);
      expect(await right(bloomz.queue.fail(ticket, 'held', 'CleverUnavailable', later))).toBe(true);
      expect(await right(bloomz.runs.find(run.id))).toEqual(O.some({ ...run, failure: 'CleverUnavailable' }));
      expect(await right(bloomz.queue.take(run.id, later))).toEqual(O.none);
      expect(await efforts(bloomz, { run, ticket, approval })).toEqual(NONE);
      expect(await right(bloomz.queue.enqueueApproval(run.id, approval, later))).toBe(true);
    });

    it('outdates a run whose approval came too late', async () => {
      const bloomz = await setUp();
      const { run, ticket } = await approved(bloomz);
      expect(await right(bloomz.queue.fail(ticket, 'outdated', 'PlanOutdated', later))).toBe(true);
      expect(await right(bloomz.runs.find(run.id))).toMatchObject({ value: { state: 'outdated', finishedAt: later } });
    });

    it('hands an approval on, still approved', async () => {
      const bloomz = await setUp();
      const first = await approved(bloomz);
      expect(await right(bloomz.queue.release(first.ticket, at))).toBe(true);
      expect(await efforts(bloomz, first)).toEqual(NONE);
      expect(await taken(bloomz, first.run.id)).toMatchObject({ approval, run: { state: 'held' } });
    });

    it('stops an approval whose run was outdated meanwhile', async () => {
      const bloomz = await setUp();
      const overtaken = await approved(bloomz);
      await aHeldRun(bloomz);
      expect(await stateOf(bloomz, overtaken.run.id)).toBe('outdated');
      expect(await efforts(bloomz, overtaken)).toEqual(NONE);
    });
  });

  describe(`${name} tells RunEvents`, () => {
    const told = async ({ events }: Bloomz, runId: RunId, after = 0) =>
      (await right(events.after([{ runId, after }]))).map(({ state, progress }) => [state, progress]);

    it('tells everything that happens to a run, in order, also to those who come later or come back', async () => {
      const bloomz = await setUp();
      const id = await enqueued(bloomz);
      const killed = await taken(bloomz, id);
      await right(bloomz.queue.advance(killed.ticket, reading, at));
      const halfway = await right(bloomz.events.after([{ runId: id, after: 0 }]));
      await right(bloomz.queue.release(killed.ticket, at));
      const { run, ticket } = await taken(bloomz, id);
      await right(bloomz.queue.advance(killed.ticket, reading, at));
      await right(bloomz.queue.advance(ticket, { phase: 'planning', done: 0 }, at));
      await right(bloomz.queue.advance(ticket, applying, at));
      const held: Run = { ...run, state: 'held', finishedAt: later };
      await right(bloomz.store.apply(bloomz.school, anApplication({ run: held, ticket, at: later })));
      await right(bloomz.runs.settle(id, 'closed', boss, later));
      const all = await right(bloomz.events.after([{ runId: id, after: 0 }]));
      expect(all.map(({ state, progress }) => [state, progress])).toEqual([
        ['queued', null],
        ['reading', null],
        ['reading', reading],
        ['queued', null],
        ['reading', null],
        ['planning', { phase: 'planning', done: 0 }],
        ['applying', applying],
        ['held', null],
        ['closed', null],
      ]);
      const ids = all.map((event) => event.id);
      expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
      expect([all[0], all.at(-1)]).toMatchObject([
        { runId: id, at },
        { runId: id, at: later },
      ]);
      expect(all.slice(0, halfway.length)).toEqual(halfway);
      const since = halfway.at(-1)?.id ?? 0;
      expect(await right(bloomz.events.after([{ runId: id, after: since }]))).toEqual(all.slice(halfway.length));
    });

    it('tells of many runs in one answer, each from where its watcher is', async () => {
      const bloomz = await setUp();
      const [one, other] = [
        await enqueued(bloomz),
        await enqueued({ ...bloomz, school: await aProvisionedSchool(bloomz) }),
      ];
      const [seen] = await right(bloomz.events.after([{ runId: one, after: 0 }]));
      await taken(bloomz, one);
      const watched = [
        { runId: one, after: seen?.id ?? 0 },
        { runId: other, after: 0 },
        { runId: 'no such run', after: 0 },
      ];
      const events = await right(bloomz.events.after(watched));
      const of = (runId: RunId) => events.filter((event) => event.runId === runId).map(({ state }) => state);
      expect([events.length, of(one), of(other)]).toEqual([2, ['reading'], ['queued']]);
      expect(await right(bloomz.events.after([]))).toEqual([]);
    });

    it('tells how a run ended, whatever ended it', async () => {
      const bloomz = await setUp();
      const cancelled = await enqueued(bloomz);
      await right(bloomz.queue.cancel(cancelled, boss, at));
      const failed = await enqueued(bloomz);
      await right(bloomz.queue.fail((await taken(bloomz, failed)).ticket, 'failed', 'CleverUnavailable', at));
      const { id: outdated } = await aHeldRun(bloomz);
      const recorded = aRun({ school: bloomz.school });
      await right(bloomz.runs.record(recorded));
      await aHeldRun(bloomz);
      expect((await told(bloomz, cancelled)).at(-1)).toEqual(['cancelled', null]);
      expect((await told(bloomz, failed)).at(-1)).toEqual(['failed', null]);
      expect(await told(bloomz, outdated)).toEqual([
        ['held', null],
        ['outdated', null],
      ]);
      expect(await told(bloomz, recorded.id)).toEqual([['applied', null]]);
    });

    it('shows the phases of an approval while the run stays held', async () => {
      const bloomz = await setUp();
      const { id } = await aHeldRun(bloomz);
      await right(bloomz.queue.enqueueApproval(id, { planHash: 'hash', actor: boss }, at));
      const { ticket } = await taken(bloomz, id);
      await right(bloomz.queue.advance(ticket, reading, at));
      expect((await told(bloomz, id)).at(-1)).toEqual(['held', reading]);
    });
  });
};
