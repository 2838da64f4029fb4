import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { aSchool } from '../a-bloomz.ts';
import { type ApiWorld, anApi } from './an-api.ts';
import { aBalancer, type Balancer, pressure, type Request } from './balancer.ts';
import { makeBrowser } from './browser.ts';
import { type Arrived, idsOf, upTo, watchRun } from './event-stream.ts';
import { startRun, untilSettled, untilState } from './imports.ts';
import { someKeys } from './keys.ts';
import { type Machines, type Process, someMachines } from './processes.ts';

const PER_SECOND = 50;
/** One key alone would come to its limit of requests. */
const KEYS = 6;

/** Clever answers whoever asks now long after the test; whoever asks once the run is handed over is answered at once. */
const UNTIL_LET_GO_MS = 50_000;

/** Two API processes and two workers, which are replaced one by one. */
export type Fleet = {
  readonly world: ApiWorld;
  readonly machines: Machines;
  readonly balancer: Balancer;
  readonly apis: Process[];
  readonly workers: Process[];
  readonly close: () => Promise<void>;
};

export const aFleet = async (): Promise<Fleet> => {
  const world = await anApi({ worker: false });
  const machines = someMachines(world.env);
  const apis = await Promise.all([machines.api(), machines.api()]);
  const workers = await Promise.all([machines.worker(), machines.worker()]);
  const balancer = aBalancer(...apis);
  return {
    ...{ world, machines, balancer, apis, workers },
    close: async () => {
      balancer.close();
      await machines.close();
      await world.close();
    },
  };
};

type Headers = { readonly authorization: string };

const requestsTo = (school: string, runId: string, keys: ReadonlyArray<Headers>) => {
  const run = { path: `/v1/imports/${runId}`, expected: [200] };
  const kinds: ReadonlyArray<Omit<Request, 'headers'>> = [
    run,
    { path: `/v1/schools/${school}/members?limit=20`, expected: [200] },
    { path: '/v1/me', expected: [200] },
    run,
    { path: `/v1/schools/${school}/classes?limit=20`, expected: [200] },
    { path: `/v1/schools/${school}/imports`, method: 'POST', body: '{}', expected: [409] },
    run,
  ];
  return (n: number): Request => ({
    ...kinds[n % kinds.length]!,
    headers: { ...keys[n % keys.length]!, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  });
};

/** An EventSource waits before it comes back. */
const RETRY_MS = 200;

/** Follows a run as an EventSource does: wherever a stream ends before the run, it goes on at another process. */
const follow = async (balancer: Balancer, runId: string, headers: Headers): Promise<Followed> => {
  const events: Arrived[] = [];
  const at: string[] = [];
  while (events.at(-1)?.data.state !== 'applied') {
    const url = balancer.next();
    const stream = await watchRun(runId, { url, headers, after: events.at(-1)?.id ?? 0 }).catch(() => null);
    await stream?.ended;
    events.push(...(stream?.events ?? []));
    if (stream !== null) at.push(url);
    await sleep(RETRY_MS);
  }
  return { events, at };
};
type Followed = { readonly events: ReadonlyArray<Arrived>; readonly at: ReadonlyArray<string> };

/** Another process in the place of one that has left. */
const replace = async (among: Process[], gone: Process, start: () => Promise<Process>): Promise<Process> => {
  const successor = await start();
  among.splice(among.indexOf(gone), 1, successor);
  return successor;
};

const holderOf = (workers: ReadonlyArray<Process>, runId: string): Process | undefined =>
  workers.find(({ said }) =>
    said()
      .split('\n')
      .some((line) => line.includes(runId) && line.includes('was taken')),
  );

export type Drained = {
  readonly answered: number;
  readonly perSecond: number;
  readonly streams: number;
  /** Seconds from asking the worker to leave until its run had ended elsewhere. */
  readonly handover: number;
};

/**
 * While an import runs and requests keep coming, the API process that somebody follows the run at is asked to leave, and
 * then the worker that has the run. No request fails, no event is missed, and the run is ended by the other worker.
 */
export const expectNothingLost = async ({ world, machines, balancer, apis, workers }: Fleet): Promise<Drained> => {
  const { district, school } = await aSchool(world);
  const keys = await someKeys(world, district.id, KEYS);
  const [mine] = keys as [Headers];
  const here = makeBrowser(world.url, mine);
  world.clever.setLatency(UNTIL_LET_GO_MS);
  const { id } = await startRun(here, school);
  await untilState(here, id, 'reading');
  const followed = Promise.all([follow(balancer, id, mine), follow(balancer, id, mine)]);
  const load = pressure(balancer, PER_SECOND, requestsTo(school, id, keys));
  await sleep(300);

  const leaving = apis[0]!;
  leaving.signal('SIGTERM');
  expect(await leaving.ended).toBe(0);
  await sleep(500);
  const { answered, failed, perSecond } = await load.stop();
  expect(failed).toEqual([]);
  balancer.replace(leaving, await replace(apis, leaving, machines.api));

  const holder = holderOf(workers, id)!;
  const askedAt = performance.now();
  holder.signal('SIGTERM');
  world.clever.setLatency(0);
  const [run, code] = await Promise.all([untilSettled(here, id), holder.ended]);
  expect([run.state, run.failure, code]).toEqual(['applied', null, 0]);
  const handover = (performance.now() - askedAt) / 1_000;
  await replace(workers, holder, machines.worker);

  const tabs = await followed;
  for (const { events } of tabs) expect(idsOf(events)).toEqual(upTo(events.length));
  expect(tabs.some(({ at }) => at.includes(leaving.url) && at.length > 1)).toBe(true);
  return { answered, perSecond, streams: tabs.flatMap(({ at }) => at).length, handover };
};
