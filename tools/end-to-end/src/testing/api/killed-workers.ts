import { setTimeout as sleep } from 'node:timers/promises';
import type { DistrictData } from '@bloomz/fake-clever';
import { generateDistrict } from '@bloomz/fake-clever';
import { expect, vi } from 'vitest';
import { anApi } from './an-api.ts';
import { importSchool, startRun, untilSettled } from './imports.ts';
import { withKey } from './people.ts';
import { type Process, someMachines } from './processes.ts';

/** A middle school of 500 students: an import of it has many moments. */
export const FIVE_HUNDRED = (): DistrictData =>
  generateDistrict({ seed: 7, schools: [{ level: 'middle', students: 500 }], contacts: false });

type Undisturbed = { readonly state: string; readonly ms: number };
export type Killing = {
  /** From the kill to the end of the run, in seconds; null when it had ended before. */
  readonly takeover: number | null;
  readonly state: string;
};

/** A Bloomz with that school alone, an API, and worker processes. */
const withWorkers = async <A>(
  district: DistrictData,
  workers: number,
  use: (bloomz: Awaited<ReturnType<typeof aSite>>) => Promise<A>,
): Promise<A> => {
  const site = await aSite(district, workers);
  try {
    return await use(site);
  } finally {
    await site.close();
  }
};

const aSite = async (district: DistrictData, count: number) => {
  const world = await anApi({ worker: false, clever: { districts: [district] } });
  const machines = someMachines(world.env);
  const [{ id: districtId, schools }] = world.clever.districts() as [ReturnType<typeof world.clever.district>];
  const school = schools()[0]?.id ?? '';
  await world.cli('provision', '--district', districtId, '--school', school, '--admin', 'admin@example.org');
  const key = await withKey(world, districtId);
  const workers = await Promise.all(Array.from({ length: count }, machines.worker));
  return {
    key,
    school,
    workers,
    exported: async () => (await world.cli('export', '--school', school)).out,
    close: async () => {
      await machines.close();
      await world.close();
    },
  };
};

/** What an import leaves that nobody disturbs, and how long a worker has it in hand. */
export const undisturbed = (district: DistrictData): Promise<Undisturbed> =>
  withWorkers(district, 1, async ({ key, school, workers, exported }) => {
    expect(await importSchool(key, school)).toMatchObject({ state: 'applied', counts: { students: { created: 500 } } });
    const [taken, left] = await Promise.all([
      whenSaid(workers[0]!, 'a run was taken'),
      whenSaid(workers[0]!, 'a run was left'),
    ]);
    return { state: await exported(), ms: left - taken };
  });

/** When a process logged something, in milliseconds. */
const whenSaid = async ({ said }: Process, words: string): Promise<number> => {
  await vi.waitUntil(() => said().includes(words), { timeout: 5_000, interval: 5 });
  const line = said()
    .split('\n')
    .find((one) => one.includes(words));
  return (JSON.parse(line ?? '{}') as { readonly time: number }).time;
};

/** The one of several workers that has taken the run. */
const takerOf = (workers: ReadonlyArray<Process>, runId: string): Promise<Process> =>
  vi.waitUntil(() => workers.find(({ said }) => said().includes(`"runId":"${runId}","msg":"a run was taken"`)), {
    timeout: 30_000,
    interval: 2,
  });

/** An import whose worker is killed `ms` after it took the run, while another one is there. */
export const killedAfter = (district: DistrictData, ms: number): Promise<Killing> =>
  withWorkers(district, 2, async ({ key, school, workers, exported }) => {
    const { id } = await startRun(key, school);
    const taker = await takerOf(workers, id);
    await sleep(ms);
    taker.signal('SIGKILL');
    const killedAt = performance.now();
    await taker.ended;
    const isOver = taker.said().includes('"a run was left"');
    expect((await untilSettled(key, id)).state).toBe('applied');
    return { takeover: isOver ? null : (performance.now() - killedAt) / 1_000, state: await exported() };
  });
