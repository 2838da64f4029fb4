import { readFileSync } from 'node:fs';

export const isAlive = (pid: number): boolean => {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
};

/** What tells a process from an earlier one of the same id; undefined where it cannot be known. */
export const birthOf = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')')).split(' ')[START_TIME];
  } catch {
    return pid === process.pid ? String(performance.timeOrigin) : undefined;
  }
};

/** Counted from the end of the program's name, which may itself hold spaces and brackets. */
const START_TIME = 20;
