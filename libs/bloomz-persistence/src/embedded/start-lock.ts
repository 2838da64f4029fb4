import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

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
  writeFileSync(scratch, String(process.pid));
  try {
    linkSync(scratch, lockFile);
    return true;
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) return false;
    throw cause;
  } finally {
    rmSync(scratch, { force: true });
  }
};

/** Moves the lock away before removing it, and puts it back if somebody living took it meanwhile. */
const removeIfDead = (lockFile: string): void => {
  if (isAlive(holderOf(lockFile))) return;
  const scratch = scratchName(lockFile);
  try {
    renameSync(lockFile, scratch);
    if (isAlive(holderOf(scratch))) linkSync(scratch, lockFile);
  } catch {
    return;
  } finally {
    rmSync(scratch, { force: true });
  }
};

const holderOf = (lockFile: string): number | undefined => {
  try {
    return Number(readFileSync(lockFile, 'utf8'));
  } catch {
    return undefined;
  }
};

const isAlive = (pid: number | undefined): boolean => {
  if (pid === undefined || pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return hasCode(cause, 'EPERM');
  }
};

const hasCode = (cause: unknown, code: string): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === code;
