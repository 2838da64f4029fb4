import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { birthOf } from './process-life.ts';
import { holdingStartLock } from './start-lock.ts';

let folder: string;
let lockFile: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bloomz-lock-'));
  lockFile = path.join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('lets one in at a time and leaves nothing behind', async () => {
  let inside = 0;
  const task = async (): Promise<number> => {
    inside += 1;
    await sleep(5);
    return inside--;
  };
  const seen = await Promise.all(Array.from({ length: 6 }, () => holdingStartLock(lockFile, task)));
  expect(seen).toEqual([1, 1, 1, 1, 1, 1]);
  expect(readdirSync(folder)).toEqual([]);
});

it('is free again after a task that threw', async () => {
  await expect(holdingStartLock(lockFile, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(lockFile)).toBe(false);
});

it('takes over from a process that died', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(lockFile, String(pid));
  expect(await holdingStartLock(lockFile, () => Promise.resolve('mine'))).toBe('mine');
});

it.each([
  ['nothing', ''],
  ['our own id', `${process.pid}`],
  ['our own id in an earlier life', `${process.pid} 0`],
  ['the id of a living process in an earlier life', process.platform === 'linux' ? `${process.ppid} 0` : ''],
])(
  'takes over from a lock that names %s',
  async (_, holder) => {
    writeFileSync(lockFile, holder);
    expect(await holdingStartLock(lockFile, () => Promise.resolve('mine'))).toBe('mine');
  },
  1_000,
);

it('waits for another process that lives', async () => {
  writeFileSync(lockFile, `${process.ppid} ${birthOf(process.ppid)}`);
  const mine = holdingStartLock(lockFile, () => Promise.resolve('mine'));
  expect(await Promise.race([mine, sleep(200, 'waiting')])).toBe('waiting');
  rmSync(lockFile);
  expect(await mine).toBe('mine');
});
