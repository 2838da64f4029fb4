import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { aSchool } from '../a-bloomz.ts';
import { type ApiWorld, anApi } from './an-api.ts';
import { type Browser, makeBrowser } from './browser.ts';
import { askForImport, expectProblem } from './imports.ts';
import { someKeys } from './keys.ts';
import { type Machines, someMachines } from './processes.ts';

const STARTS = 50;

/** Two API processes on one database, nobody who carries out what they queue, and a school with several keys. */
export type TwoApis = {
  readonly world: ApiWorld;
  readonly machines: Machines;
  readonly school: string;
  /** One client for each process and key: a single key would come to its limit of requests. */
  readonly clients: ReadonlyArray<readonly [Browser, Browser]>;
  readonly close: () => Promise<void>;
};

export const twoApis = async (keys: number): Promise<TwoApis> => {
  const world = await anApi({ worker: false });
  const machines = someMachines(world.env);
  const { district, school } = await aSchool(world);
  const [one, other] = await Promise.all([machines.api(), machines.api()]);
  const headers = await someKeys(world, district.id, keys);
  return {
    world,
    machines,
    school,
    clients: headers.map((header) => [makeBrowser(one.url, header), makeBrowser(other.url, header)]),
    close: async () => {
      await machines.close();
      await world.close();
    },
  };
};

/**
 * Fifty starts at the same moment, half of them to each process, under keys of their own or all under one. Exactly one
 * run comes of them, which is cancelled for the next round.
 */
export const expectOneRun = async ({ school, clients }: TwoApis, round: number): Promise<'own keys' | 'one key'> => {
  const [one, other] = clients[round % clients.length]!;
  const kind = round % 2 === 0 ? 'own keys' : 'one key';
  const shared = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: STARTS }, (_, i) =>
      askForImport(i % 2 === 0 ? one : other, school, { key: kind === 'one key' ? shared : randomUUID() }),
    ),
  );
  const started = answers.filter(({ status }) => status === 202);
  const refused = answers.filter(({ status }) => status !== 202);
  for (const answer of refused) expectProblem(answer, 409, 'run-underway');
  const [{ json }] = started as [(typeof started)[0]];
  const address = `/v1/imports/${String(json['id'])}`;
  expect(started).toHaveLength(kind === 'one key' ? STARTS : 1);
  for (const answer of answers) expect(answer.headers.get('location')).toBe(address);
  for (const answer of started) expect(answer.json).toEqual(json);
  const cancelled = await one.post(`${address}/cancellation`);
  expect([cancelled.status, cancelled.json['state']]).toEqual([200, 'cancelled']);
  return kind;
};

/** How many runs and jobs there are; each run has one job. */
export const runsAndJobs = async ({ world: { database } }: TwoApis): Promise<readonly [number, number]> => {
  const client = await database.connect();
  const { rows } = await client.query<{ runs: number; jobs: number }>(
    `select (select count(*)::int from runs) as runs, (select count(*)::int from pgboss.job where name = 'runs') as jobs`,
  );
  await client.end();
  return [rows[0]?.runs ?? 0, rows[0]?.jobs ?? 0];
};
