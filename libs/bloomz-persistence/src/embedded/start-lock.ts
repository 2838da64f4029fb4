import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { birthOf, isAlive } from './process-life.ts';

const PATIENCE_MS = 90_000;
let attempts = 0;

/** Runs the task while no other process is starting or stopping the same server. A dead holder's lock is taken over. */
export const holdingStartLock = async <T>(lockFile: string, task: () => Promise<T>): Promise<T> => {
  const until = Date.now() + PATIENCE_MS;
  while (!take(lockFile)) {
    if (Date.now() > until) throw new Error(`${lockFile} has been held for too long`);
    removeIfDead(lockFile);
    await sleep(20);
  }
  try {
    return await task();
  } finally {
    rmSync(lockFile, { force: true });
  }
};

const scratchName = (lockFile: string): string => `${lockFile}.${process.pid}.${(attempts += 1)}`;

/** A link appears whole or not at all, so the lock always names its holder. */
const take = (lockFile: string): boolean => {
  const scratch = scratchName(lockFile);
  writeFileSync(scratch, `${process.pid} ${birthOf(process.pid)}`);
  try {
    linkSync(scratch, lockFile);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  } finally {
    rmSync(scratch, { force: true });
  }
};

/** Moves the lock away before removing it, and puts it back if somebody living took it meanwhile. */
const removeIfDead = (lockFile: string): void => {
  if (isHeld(lockFile)) return;
  const scratch = scratchName(lockFile);
  try {
    renameSync(lockFile, scratch);
    if (isHeld(scratch)) linkSync(scratch, lockFile);
  } catch {
    return;
  } finally {
    rmSync(scratch, { force: true });
  }
};

/** By a living process, and not by one that merely has its holder's id. A lock that cannot be read just changes hands. */
const isHeld = (lockFile: string): boolean => {
  try {
    const [pid, birth] = readFileSync(lockFile, 'utf8').split(' ');
    const living = birthOf(Number(pid));
    return isAlive(Number(pid)) && (living === undefined || living === birth);
  } catch {
    return true;
  }
};
