import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { BenchDocument } from './report/bench-document.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

it('runs one part alone and prints one JSON document', { timeout: 60_000 }, async () => {
  const args = [MAIN, '--quick', '--json', '--only', 'plan'];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const { school, plans } = JSON.parse(stdout) as BenchDocument;
  expect(school ?? null).toBeNull();
  expect(plans?.map(({ changes }) => changes > 0)).toEqual([false, true]);
});
