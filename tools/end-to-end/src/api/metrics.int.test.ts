import { makeTestDatabase } from '@bloomz/bloomz-persistence/testing';
import { faultOn } from '@bloomz/fake-clever';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aSchool } from '../testing/a-bloomz.ts';
import { type ApiWorld, anApi } from '../testing/api/an-api.ts';
import { makeBrowser } from '../testing/api/browser.ts';
import { importSchool, startRun, untilSettled } from '../testing/api/imports.ts';
import { aKey } from '../testing/api/keys.ts';
import { type Machines, someMachines } from '../testing/api/processes.ts';

let world: ApiWorld;
let machines: Machines;
beforeAll(async () => {
  world = await anApi({ worker: false });
  machines = someMachines(world.env);
});
afterAll(async () => {
  await machines.close();
  await world.close();
});

const statusOf = async (url: string): Promise<number> => (await fetch(url)).status;

/** Lets nobody in any more and sends everybody away; gives the way back. */
const databaseAway = async ({ database }: ApiWorld): Promise<() => Promise<void>> => {
  const name = new URL(database.url).pathname.slice(1);
  const elsewhere = await makeTestDatabase();
  const client = await elsewhere.connect();
  const allow = (yes: boolean) => client.query(`alter database ${name} with allow_connections ${yes}`);
  await allow(false);
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  return async () => {
    await allow(true);
    await elsewhere.close();
  };
};

/** The figures of a scrape, by name and labels. */
const scraped = async (url: string): Promise<ReadonlyMap<string, number>> => {
  const lines = (await (await fetch(`${url}/metrics`)).text()).split('\n').filter((line) => /^\w/.test(line));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
};

describe('what those who run the service see', () => {
  it('is how runs wait, are held, how long they take, and how Clever answers', async () => {
    const { district, school } = await aSchool(world);
    const other = await aSchool(world);
    const [headers, others] = [await aKey(world, district.id), await aKey(world, other.district.id)];
    const key = makeBrowser(world.url, headers);
    const beside = makeBrowser(world.url, others);
    const { id } = await startRun(beside, other.school);
    const waiting = await scraped(world.url);
    expect(['bloomz_queue_depth', 'bloomz_queue_active', 'bloomz_runs_held'].map((name) => waiting.get(name))).toEqual([
      1, 0, 0,
    ]);
    expect(waiting.get('bloomz_runs{state="queued"}')).toBe(1);
    expect(waiting.has('bloomz_last_good_run_age_seconds')).toBe(false);

    const worker = await machines.worker();
    world.clever.setFaults(faultOn(/sections/, 'rate-limited', 1));
    await importSchool(key, school);
    district.unshareStudents(district.users('student').map(({ id }) => id));
    expect((await importSchool(key, school)).state).toBe('held');
    await untilSettled(beside, id);
    await vi.waitUntil(() => worker.said().match(/a run was left/g)?.length === 3, { timeout: 5_000, interval: 20 });
    const [api, work] = [await scraped(world.url), await scraped(worker.url)];
    for (const [name, least] of [
      ['bloomz_runs_held', 1],
      ['bloomz_runs_planned_total', 3],
      ['bloomz_run_phase_seconds_total{phase="reading"}', 0.01],
      ['bloomz_run_phase_seconds_total{phase="planning"}', 0],
      ['bloomz_clever_requests_total', 10],
      ['bloomz_clever_retries_total', 1],
      ['bloomz_last_good_run_age_seconds', 0],
      ['bloomz_http_request_seconds_count{method="POST",route="/v1/schools/:schoolId/imports",status="202"}', 3],
    ] as const)
      expect([name, api.get(name)]).toEqual([name, expect.toSatisfy((n) => Number(n) >= least)]);
    expect(work.get('bloomz_clever_answers_total{status="200"}')).toBeGreaterThan(10);
    expect(work.get('bloomz_clever_answers_total{status="429"}')).toBe(1);
    expect(work.get('bloomz_worker_run_seconds_count{outcome="done"}')).toBe(3);
    for (const phase of ['reading', 'planning', 'applying'])
      expect(work.get(`bloomz_worker_phase_seconds_count{phase="${phase}"}`)).toBe(3);
    expect(await statusOf(`${worker.url}/healthz`)).toBe(200);
  });
});

describe('a probe', () => {
  it('finds a process alive and ready, and no longer ready once it was asked to leave', async () => {
    const api = await machines.api();
    expect([await statusOf(`${api.url}/healthz`), await statusOf(`${api.url}/readyz`)]).toEqual([200, 200]);
    api.signal('SIGTERM');
    await vi.waitUntil(async () => (await statusOf(`${api.url}/readyz`)) === 503, { timeout: 1_500, interval: 20 });
    expect(await statusOf(`${api.url}/healthz`)).toBe(200);
    expect(await api.ended).toBe(0);
  });

  it('finds a process alive, but not ready, while the database is away; and all goes on when it is back', async () => {
    const { school, district } = await aSchool(world);
    const headers = await aKey(world, district.id);
    const [api, worker] = await Promise.all([machines.api(), machines.worker()]);
    const back = await databaseAway(world);
    const probes = ['readyz', 'healthz', 'metrics', 'v1/schools'].map((path) =>
      fetch(`${api.url}/${path}`, { headers }),
    );
    expect((await Promise.all(probes)).map(({ status }) => status)).toEqual([503, 200, 200, 503]);
    expect(await statusOf(`${worker.url}/healthz`)).toBe(200);
    await back();
    await vi.waitUntil(async () => (await statusOf(`${api.url}/readyz`)) === 200, { timeout: 10_000, interval: 50 });
    expect(await importSchool(makeBrowser(api.url, headers), school)).toMatchObject({ state: 'applied' });
  });
});
