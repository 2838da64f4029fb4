import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { O, type T } from '@bloomz/kernel';
import type { RunId } from '@bloomz/onboarding-core';
import { aNewRun, right } from '@bloomz/onboarding-core/testing';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { aSchoolOn, look } from '../testing/a-school.ts';
import { makeTestDatabase, type TestDatabase } from '../testing/make-test-database.ts';
import { readQueueDepth } from './queue-depth.ts';
import { type HandleRun, makeRunWorker, type RunWorker } from './run-worker.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await makeTestDatabase();
  return () => database.close();
});

const at = new Date(Date.UTC(2026, 5, 1));

const aQueuedRun = async () => {
  const { school, queue, runs } = await aSchoolOn(database);
  const id = await right(queue.enqueue(aNewRun(school), null));
  return { id, queue, runs };
};

const aWorker = async (handle: HandleRun, parallel = 2): Promise<RunWorker> => {
  const worker = makeRunWorker(database, handle, { parallel });
  onTestFinished(() => worker.stop(1_000));
  await worker.start();
  return worker;
};

const soon = { timeout: 20_000, interval: 20 };

/** A worker in a process of its own, which takes the run and never ends it. */
const HOLD = (url: string): string => `
  import { makeDatabase } from '${import.meta.dirname}/../database/database.ts';
  import { makePgRunQueue } from '${import.meta.dirname}/../pg-run-queue.ts';
  import { makeRunWorker } from '${import.meta.dirname}/run-worker.ts';
  const database = makeDatabase(${JSON.stringify(url)});
  const queue = makePgRunQueue(database);
  await makeRunWorker(database, async (runId) => {
    const taken = await queue.take(runId, new Date())();
    process.stdout.write(JSON.stringify(taken.right.value.ticket));
    return new Promise(() => undefined);
  }).start();`;

const aHoldingChild = async (): Promise<{ readonly child: ChildProcess; readonly ticket: T.Task<string> }> => {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', HOLD(database.url)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, ticket: async () => String((await once(child.stdout, 'data'))[0]) };
};

describe('a worker', () => {
  it('carries out runs as they are queued, at once, and knows which are in its hands', async () => {
    const let_go = Promise.withResolvers<'done'>();
    const worker = await aWorker(() => let_go.promise);
    const [one, other] = [await aQueuedRun(), await aQueuedRun()];
    const queuedAt = performance.now();
    await vi.waitUntil(() => worker.inHand().length === 2, soon);
    expect(performance.now() - queuedAt).toBeLessThan(3_000);
    expect([...worker.inHand()].sort()).toEqual([one.id, other.id].sort());
    expect(await right(readQueueDepth(database))).toEqual({ waiting: 0, active: 2 });
    let_go.resolve('done');
    await vi.waitUntil(() => worker.inHand().length === 0, soon);
  });

  it('waits at its stop for what is in its hands, and leaves what comes later to others', async () => {
    const let_go = Promise.withResolvers<'done'>();
    const worker = await aWorker(() => let_go.promise);
    const { id, queue } = await aQueuedRun();
    await vi.waitUntil(() => worker.inHand().includes(id), soon);
    const stopped = worker.stop();
    const later = await aQueuedRun();
    await sleep(300);
    await right(queue.cancel(id, { kind: 'operator' }, at)); // a run that has not ended would be queued again
    let_go.resolve('done');
    await stopped;
    expect(worker.inHand()).toEqual([]);
    const next: RunId[] = [];
    await aWorker(async (runId) => (next.push(runId), 'done'));
    await vi.waitUntil(() => next.includes(later.id), soon);
    expect(next).not.toContain(id);
  });

  it('hands on at its stop what does not end in time', async () => {
    const worker = await aWorker(() => new Promise(() => undefined));
    const { id } = await aQueuedRun();
    await vi.waitUntil(() => worker.inHand().includes(id), soon);
    await worker.stop(1_000);
    const next: RunId[] = [];
    await aWorker(async (runId) => (next.push(runId), 'done'));
    await vi.waitUntil(() => next.includes(id), soon);
  });

  it('comes back to a run that could not be carried out now', async () => {
    const tries = new Map<RunId, number>();
    await aWorker(async (runId) => {
      tries.set(runId, (tries.get(runId) ?? 0) + 1);
      return tries.get(runId) === 1 ? 'again' : 'done';
    });
    const { id } = await aQueuedRun();
    await vi.waitUntil(() => tries.get(id) === 2, soon);
  });

  it('tries a run again whose handler broke, and keeps nothing of what it said', async () => {
    const tries: RunId[] = [];
    await aWorker(async (runId) => {
      tries.push(runId);
      if (tries.filter((id) => id === runId).length === 1) throw new TypeError('a secret');
      return 'done';
    });
    const { id } = await aQueuedRun();
    await vi.waitUntil(() => tries.filter((tried) => tried === id).length === 2, soon);
    expect(JSON.stringify(await look(database, 'select * from pgboss.job'))).not.toContain('secret');
  });

  it('queues a run again that has lost its job', async () => {
    const { id } = await aQueuedRun();
    const client = await database.connect();
    await client.query(`delete from pgboss.job where data ->> 'runId' = $1`, [id]);
    await client.end();
    const tried: RunId[] = [];
    await aWorker(async (runId) => (tried.push(runId), 'done'));
    await vi.waitUntil(() => tried.includes(id), soon);
  });
});

it('has a job that says which run, and nothing else', async () => {
  const { id } = await aQueuedRun();
  expect(await look(database, `select data from pgboss.job where data ->> 'runId' = $1`, [id])).toEqual([
    { data: { runId: id } },
  ]);
});

it('takes a run over within twenty seconds from a worker that was killed, and fences it off', async () => {
  const { child, ticket } = await aHoldingChild();
  const { id, queue } = await aQueuedRun();
  const lost = JSON.parse(await ticket()) as { runId: RunId; attempt: number };
  expect(lost).toEqual({ runId: id, attempt: 1 });
  child.kill('SIGKILL');
  const killedAt = performance.now();
  const taken = Promise.withResolvers<number>();
  await aWorker(async (runId) => {
    const found = O.toUndefined(await right(queue.take(runId, at)));
    if (runId === id) taken.resolve(found?.ticket.attempt ?? 0);
    return 'done';
  });
  expect(await taken.promise).toBe(2);
  const seconds = (performance.now() - killedAt) / 1_000;
  expect(seconds).toBeLessThan(20);
  expect(await right(queue.advance(lost, { phase: 'reading', done: 1 }, at))).toBe(false);
}, 60_000);
