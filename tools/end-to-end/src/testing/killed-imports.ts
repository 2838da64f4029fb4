import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { makeTestDatabase } from '@bloomz/bloomz-persistence/testing';
import type { Environment } from '@bloomz/configuration';
import { callCli } from './a-bloomz.ts';
import type { SchoolInClever } from './a-school.ts';

const CHILD = fileURLToPath(new URL('import-child.ts', import.meta.url));

export type Trial = {
  /** The canonical state after the second import. */
  readonly state: string;
  /** The import had come to its end before the kill. */
  readonly wasDone: boolean;
};

/** Runs a command that must succeed and gives what it printed. */
type Cli = (...argv: string[]) => Promise<string>;
type Bloomz = { readonly cli: Cli; readonly environment: Environment };

const commandsIn =
  (environment: Environment): Cli =>
  async (...argv) => {
    const { code, out, err } = await callCli(environment, ...argv);
    if (code !== 0) throw new Error(`exit ${code}: ${err}`);
    return out;
  };

const withBloomz = async <A>(school: SchoolInClever, use: (bloomz: Bloomz) => Promise<A>): Promise<A> => {
  const database = await makeTestDatabase();
  try {
    const environment = { ...school.environment, DATABASE_URL: database.url };
    const cli = commandsIn(environment);
    const of = ['--district', school.districtId, '--school', school.schoolId];
    await cli('provision', ...of, '--admin', 'admin@example.org');
    return await use({ cli, environment });
  } finally {
    await database.close();
  }
};

const importAndExport = async (cli: Cli, schoolId: string): Promise<string> => {
  await cli('import', '--school', schoolId, '--json');
  return cli('export', '--school', schoolId);
};

/** The state after an import that nobody disturbs, and how long such an import takes, in milliseconds. */
export const undisturbed = (school: SchoolInClever): Promise<{ readonly state: string; readonly ms: number }> =>
  withBloomz(school, async ({ cli }) => {
    await cli('plan', '--school', school.schoolId, '--json');
    const started = performance.now();
    const state = await importAndExport(cli, school.schoolId);
    return { state, ms: performance.now() - started };
  });

/** An import in a process that is killed after `ms`, and then one that is not. */
export const killedAfter = (school: SchoolInClever, ms: number): Promise<Trial> =>
  withBloomz(school, async ({ cli, environment }) => {
    const child = fork(CHILD, { env: { ...process.env, ...environment, SCHOOL: school.schoolId }, execArgv: [] });
    const ended = once(child, 'exit');
    await once(child, 'message');
    child.send('import');
    await Promise.race([delay(ms), ended]);
    child.kill('SIGKILL');
    const [code] = (await ended) as [number | null];
    return { state: await importAndExport(cli, school.schoolId), wasDone: code === 0 };
  });

/** Moments spread over the time an import takes, and a little beyond: the same for every run of a seed. */
export const moments = (n: number, upTo: number, seed: number): ReadonlyArray<number> =>
  Array.from({ length: n }, (_, i) => ((i + ((seed * 0.618_033_988_75 * (i + 1)) % 1)) / n) * upTo);
