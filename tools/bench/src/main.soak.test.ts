import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { BenchDocument } from './report/bench-document.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const PATIENCE_MS = 180_000;

const benchFolders = (): ReadonlyArray<string> =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('bloomz-bench-'));

it(
  'runs all parts, prints one JSON document and leaves nothing behind',
  async () => {
    const before = benchFolders();
    const { stdout } = await promisify(execFile)(process.execPath, [MAIN, '--quick', '--json']);
    const { school, writePath, plans, http, mail, figures } = JSON.parse(stdout) as BenchDocument;
    expect(school?.imports.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied']);
    expect(school?.imports.map(({ rows }) => rows > 0)).toEqual([true, false, true]);
    expect(writePath?.ways.map(({ way }) => way)).toEqual(['ours', 'floor', 'upsertMany', 'findThenSave']);
    expect(plans?.map(({ changes }) => changes > 0)).toEqual([false, true]);
    expect(http?.measured.map(({ rounds }) => rounds.every(({ requests }) => requests > 0))).toEqual(
      Array(6).fill(true),
    );
    expect(figures.find(({ what }) => what === 'http: requests that failed')?.measured).toBe(0);
    expect(mail).toMatchObject({ repeated: 0, sendings: [{ mails: 100 }, { mails: 100 }] });
    expect(figures).toHaveLength(18);
    expect(figures.filter(({ measured }) => !Number.isFinite(measured))).toEqual([]);
    expect(benchFolders().filter((folder) => !before.includes(folder))).toEqual([]);
  },
  PATIENCE_MS,
);
