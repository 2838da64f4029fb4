import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase, SYSTEM_SCOPE } from '@bloomz/bloomz-persistence';
import { runCli } from '@bloomz/cli';
import type { Environment } from '@bloomz/configuration';
import {
  type DistrictPlan,
  type FakeClever,
  type FakeDistrict,
  generateDistrict,
  startFakeClever,
} from '@bloomz/fake-clever';
import { E } from '@bloomz/kernel';
import type { CanonicalState, Skipped } from '@bloomz/onboarding-core';
import { expect } from 'vitest';
import { cleverEnvironment } from './clever-environment.ts';

/** What a command gave: its exit code and its two streams. */
export type Said = {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly json: Record<string, unknown>;
};

const parsed = (out: string): Said['json'] => {
  try {
    return JSON.parse(out) as Said['json'];
  } catch {
    return {};
  }
};

/** Calls the command line in this process, as a terminal would; the signal is its Ctrl-C. */
export const callUntil = async (
  signal: AbortSignal | undefined,
  env: Environment,
  ...argv: ReadonlyArray<string>
): Promise<Said> => {
  let [out, err] = ['', ''];
  const code = await runCli(argv, env, {
    out: (text) => Promise.resolve(void (out += text)),
    err: (text) => Promise.resolve(void (err += text)),
    terminal: null,
    ...(signal && { signal }),
  });
  return { code, out, err, json: parsed(out) };
};

export const callCli = (env: Environment, ...argv: string[]): Promise<Said> => callUntil(undefined, env, ...argv);

/** A failure as everybody should see it: the code, one line on stderr, no stack, a problem document with `--json`. */
export const expectRefusal = ({ code, out, err, json }: Said, exitCode: number, slug: string): void => {
  expect({ code, err }).toEqual({ code: exitCode, err: expect.stringMatching(/^[^\n]+\.\n$/) as string });
  expect(err).not.toMatch(/ {4}at |node:internal|\.ts:\d/);
  expect(JSON.parse(out)).toMatchObject({ type: `urn:bloomz:problem:${slug}`, detail: err.trim(), exitCode });
  expect(json['title']).toBeTruthy();
};

export type Bloomz = {
  readonly clever: FakeClever;
  readonly env: Environment;
  readonly cli: (...argv: string[]) => Promise<Said>;
  /** For what no command does yet. */
  readonly sql: (statement: string, values: ReadonlyArray<string>) => Promise<number>;
  readonly close: () => Promise<void>;
};

/** A Bloomz of its own: an embedded database that stays up, and a local Clever without limits. */
export const aBloomz = async (): Promise<Bloomz> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bloomz-e2e-'));
  const database = await openDatabase({ dataDir, scope: SYSTEM_SCOPE })();
  if (E.isLeft(database)) throw new Error(database.left.detail);
  const clever = await startFakeClever({ districts: [], rateLimit: false });
  const env = { ...cleverEnvironment(clever), BLOOMZ_DATA_DIR: dataDir };
  return {
    clever,
    env,
    cli: (...argv) => callCli(env, ...argv),
    sql: async (statement, values) => {
      const client = await database.right.connect();
      const { rowCount } = await client.query(statement, [...values]);
      await client.end();
      return rowCount ?? 0;
    },
    close: async () => {
      await clever.close();
      await database.right.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

export type Provisioned = {
  readonly district: FakeDistrict;
  readonly school: string;
  readonly cli: (command: string, ...options: string[]) => Promise<Said>;
};

let seeds = 0;

/** A small elementary that nobody else uses, provisioned. `cli` names it and asks for JSON. */
export const aSchool = async (
  { clever, cli }: Pick<Bloomz, 'clever' | 'cli'>,
  plan: Partial<DistrictPlan> = {},
): Promise<Provisioned> => {
  const seed = `e2e ${(seeds += 1)}`;
  const district = clever.addDistrict(
    generateDistrict({ seed, name: seed, oddities: false, schools: [{ level: 'elementary', students: 40 }], ...plan }),
  );
  const school = district.schools()[0]?.id ?? '';
  const provisioned = await cli('provision', '--district', district.id, '--school', school, '--admin', 'a@example.org');
  expect(provisioned).toMatchObject({ code: 0, err: '' });
  return { district, school, cli: (command, ...options) => cli(command, '--school', school, '--json', ...options) };
};

type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;
export const countsOf = ({ json }: Said): Counts => json['counts'] as Counts;

export const skippedIn = ({ json }: Said): readonly Skipped[] => json['skipped'] as readonly Skipped[];

/** How many records a run created, changed or removed. */
export const changesIn = (said: Said): number =>
  Object.values(countsOf(said))
    .flatMap((counts) => Object.entries(counts))
    .filter(([kind]) => kind !== 'unchanged')
    .reduce((sum, [, n]) => sum + n, 0);

export const exported = async ({ cli }: Provisioned): Promise<CanonicalState> =>
  (await cli('export')).json as unknown as CanonicalState;
