import { E, O } from '@bloomz/kernel';
import { aMember, aNewRun, anApplication, aRun, created, left, right, userId } from '@bloomz/onboarding-core/testing';
import type { Once, Run, RunId, TakenRun } from '@bloomz/onboarding-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeDatabase } from './database/database.ts';
import { districtScope, inScope, SYSTEM_SCOPE } from './database/scope.ts';
import { makePgRunQueue } from './pg-run-queue.ts';
import { sweep } from './sweep.ts';
import { aSchoolOn, look } from './testing/a-school.ts';
import { asOwner, somebodyWaits } from './testing/as-owner.ts';
import { makeTestDatabase, type TestDatabase } from './testing/make-test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

const at = new Date(Date.UTC(2026, 5, 1));

const take = async ({ queue }: Pick<Awaited<ReturnType<typeof aSchoolOn>>, 'queue'>, id: RunId): Promise<TakenRun> =>
  O.match<TakenRun, TakenRun>(
    () => expect.fail('nothing to take'),
    (taken) => taken,
  )(await right(queue.take(id, at)));

const waiting = { timeout: 10_000 };

describe('fifty starts at the same moment, over two processes', () => {
  const fifty = async (onceOf: (i: number) => Once | null) => {
    const { school } = await aSchoolOn(database);
    const second = makeDatabase(database.url, SYSTEM_SCOPE);
    const queues = [makePgRunQueue(database), makePgRunQueue(second)];
    const starts = Array.from({ length: 50 }, (_, i) => queues[i % 2]!.enqueue(aNewRun(school), onceOf(i))());
    const outcomes = await Promise.all(starts);
    await second.close();
    const jobs = await look<{ id: RunId }>(database, `select data ->> 'runId' as id from pgboss.job`);
    const ids = [...new Set(outcomes.flatMap((outcome) => (E.isRight(outcome) ? [outcome.right] : [])))];
    expect(jobs.filter(({ id }) => ids.includes(id))).toHaveLength(1);
    return { school, outcomes, ids };
  };

  it('give one run, and to the others its address', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { school, outcomes, ids } = await fifty(() => null);
      const refused = outcomes.flatMap((outcome) => (E.isLeft(outcome) ? [outcome.left] : []));
      const underWay = { _tag: 'RunUnderway', schoolId: school.schoolId, runId: ids[0] };
      expect([ids.length, refused]).toEqual([1, Array(49).fill(underWay)]);
    }
  });

  it('give the same answer for the same key', async () => {
    for (let round = 0; round < 5; round += 1) {
      const once = { caller: 'caller', key: `key ${round}`, request: 'same' };
      const { outcomes, ids } = await fifty(() => once);
      expect([ids.length, outcomes.every(E.isRight)]).toEqual([1, true]);
    }
  });

  it('give one run for keys of their own, and spend no key on the others', async () => {
    const { outcomes, ids } = await fifty((i) => ({ caller: 'own', key: `own ${i}`, request: 'same' }));
    expect([ids.length, outcomes.filter(E.isRight).length]).toEqual([1, 1]);
    expect(await look(database, `select run_id from idempotency_keys where caller = 'own'`)).toEqual([
      { run_id: ids[0] },
    ]);
  });
});

it('takes a key that was used out of sight for one of another request', async () => {
  const [one, other] = [await aSchoolOn(database), await aSchoolOn(database)];
  const once = { caller: 'both', key: 'key', request: 'same' };
  const enqueueIn = ({ school, queue }: typeof one) =>
    inScope(districtScope(school.districtId), queue.enqueue(aNewRun(school), once));
  await right(enqueueIn(one));
  expect(await left(enqueueIn(other))).toEqual({ _tag: 'IdempotencyKeyReused' });
});

describe('fencing', () => {
  const work = async () => {
    const bloomz = await aSchoolOn(database);
    const id = await right(bloomz.queue.enqueue(aNewRun(bloomz.school), null));
    const { run, ticket } = await take(bloomz, id);
    const done: Run = { ...run, state: 'applied', finishedAt: at };
    const changes = { members: [created(aMember({ userId: 'one' }))] };
    const apply = bloomz.store.apply(bloomz.school, anApplication({ changes, run: done, ticket }));
    const members = async () => (await right(bloomz.store.load(bloomz.school))).roster.members.length;
    return { ...bloomz, id, ticket, apply, members };
  };
  const moved = (schoolId: string) => E.left({ _tag: 'RosterMoved', schoolId });

  it('refuses an apply that waits while another worker takes the run', async () => {
    const { school, id, apply, members } = await work();
    const taking = await asOwner(database);
    await taking.query('begin');
    await taking.query('update runs set attempt = attempt + 1 where id = $1', [id]);
    const applying = apply();
    await vi.waitUntil(() => somebodyWaits(database), waiting);
    await taking.query('commit');
    await taking.end();
    expect(await applying).toEqual(moved(school.schoolId));
    expect(await members()).toBe(0);
  });

  it('refuses an apply that waits while the run is cancelled', async () => {
    const { school, id, apply, members } = await work();
    const cancelling = await asOwner(database);
    await cancelling.query('begin');
    await cancelling.query(`update runs set state = 'cancelled' where id = $1`, [id]);
    const applying = apply();
    await vi.waitUntil(() => somebodyWaits(database), waiting);
    await cancelling.query('commit');
    await cancelling.end();
    expect(await applying).toEqual(moved(school.schoolId));
    expect(await members()).toBe(0);
  });

  it('gives a run to nobody whose apply is just being committed', async () => {
    const { school, id, apply, queue, members } = await work();
    const reading = await asOwner(database);
    await reading.query('begin');
    await reading.query(`select from schools where clever_id = $1 for update`, [school.schoolId]);
    const applying = apply();
    await vi.waitUntil(() => somebodyWaits(database), waiting);
    const blocked = await asOwner(database);
    await blocked.query('begin');
    await blocked.query('select from runs where id = $1 for update', [id]);
    await reading.query('rollback');
    await reading.end();
    const taking = queue.take(id, at)();
    await blocked.query('rollback');
    await blocked.end();
    const [applied, taken] = await Promise.all([applying, taking]);
    const isApplied = E.isRight(applied);
    expect(E.isRight(taken) && O.isSome(taken.right)).toBe(!isApplied);
    expect(await members()).toBe(isApplied ? 1 : 0);
  });

  it('lets one of many workers through that take and apply the same run', async () => {
    const bloomz = await aSchoolOn(database);
    const id = await right(bloomz.queue.enqueue(aNewRun(bloomz.school), null));
    const attempt = async (n: number): Promise<boolean> => {
      const taken = await right(bloomz.queue.take(id, at));
      if (O.isNone(taken)) return false;
      const { run, ticket } = taken.value;
      const changes = { members: [created(aMember({ userId: `worker-${n}` }))] };
      const application = anApplication({ changes, run: { ...run, state: 'applied', finishedAt: at }, ticket });
      return E.isRight(await bloomz.store.apply(bloomz.school, application)());
    };
    const outcomes = await Promise.all(Array.from({ length: 8 }, (_, n) => attempt(n)));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect((await right(bloomz.store.load(bloomz.school))).roster.members).toHaveLength(1);
  });

  it('answers at once that a run is under way or cannot be cancelled while it is being committed', async () => {
    const { school, id, ticket, queue } = await work();
    await right(queue.advance(ticket, { phase: 'applying', done: 0 }, at));
    const committing = await asOwner(database);
    await committing.query('begin');
    await committing.query(`update runs set state = 'applied' where id = $1`, [id]);
    expect((await left(queue.enqueue(aNewRun(school), null)))._tag).toBe('RunUnderway');
    expect(await right(queue.cancel(id, { kind: 'operator' }, at))).toBe(false);
    await committing.query('rollback');
    await committing.end();
  });
});

it('says in the audit trail who cancelled a run', async () => {
  const { school, queue } = await aSchoolOn(database);
  const id = await right(queue.enqueue(aNewRun(school), null));
  await right(queue.cancel(id, { kind: 'api-key', keyId: 'key-1' }, at));
  const entries = await look(
    database,
    'select actor_kind, actor_user_id, subject_kind, change, fields from audit_entries where run_id = $1',
    [id],
  );
  const key = { actor_kind: 'api-key', actor_user_id: 'key-1' };
  expect(entries).toEqual([{ ...key, subject_kind: 'run', change: 'cancelled', fields: ['state'] }]);
});

it('forgets old keys, and the events of runs that ended long ago', async () => {
  const { school, queue, store, events } = await aSchoolOn(database);
  const once = { caller: 'sweeper', key: 'old', request: 'same' };
  const ended = await right(queue.enqueue(aNewRun(school, { startedAt: at }), once));
  await right(queue.cancel(ended, { kind: 'person', userId: userId('boss') }, at));
  const held = aRun({ school, state: 'held', startedAt: at, finishedAt: at });
  await right(store.apply(school, anApplication({ at, run: held })));
  const under = await right(queue.enqueue(aNewRun(school, { startedAt: at }), { ...once, key: 'older' }));
  const days = (n: number): Date => new Date(at.getTime() + n * 86_400_000);
  const eventsOf = async (runId: RunId) => (await right(events.after([{ runId, after: 0 }]))).length;
  await right(sweep(database, days(1)));
  expect(await look(database, `select from idempotency_keys where caller = 'sweeper'`)).toHaveLength(2);
  expect((await right(sweep(database, days(1.01)))).keys).toBeGreaterThanOrEqual(2);
  expect(await eventsOf(ended)).toBe(2);
  expect((await right(sweep(database, days(7.01)))).events).toBeGreaterThanOrEqual(2);
  expect([await eventsOf(ended), await eventsOf(held.id), await eventsOf(under)]).toEqual([0, 1, 1]);
});
