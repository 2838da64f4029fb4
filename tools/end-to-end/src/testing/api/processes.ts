import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Environment } from '@bloomz/configuration';
import { freePort } from './free-port.ts';

/** A process of ours, as an operator runs it. */
export type Process = {
  readonly pid: number;
  readonly url: string;
  /** All that it has written, to both streams. */
  readonly said: () => string;
  readonly signal: (name: 'SIGTERM' | 'SIGKILL') => void;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
};

const ROOT = path.resolve(import.meta.dirname, '../../../../..');
const APP_KEY = randomBytes(32).toString('base64');
const PATIENCE_MS = 60_000;

const says = (child: ChildProcess, said: () => string, words: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error(`never said "${words}": ${said()}`)), PATIENCE_MS);
    const look = (): void => {
      if (!said().includes(words)) return;
      clearTimeout(giveUp);
      resolve();
    };
    child.stdout?.on('data', look);
    child.once('exit', () => reject(new Error(`ended before it said "${words}": ${said()}`)));
  });

const start = async (main: string, env: Environment, ready: string): Promise<Process> => {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, [main], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...env, PORT: String(port), PUBLIC_URL: url, APP_KEY },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await says(child, () => text, ready);
  return { pid: child.pid ?? 0, url, ended, said: () => text, signal: (name) => void child.kill(name) };
};

/** Processes on one database and one local Clever; `close` ends those that still run. */
export type Machines = {
  readonly api: () => Promise<Process>;
  readonly worker: () => Promise<Process>;
  readonly close: () => Promise<void>;
};

export const someMachines = (env: Environment): Machines => {
  const running: Array<Promise<Process>> = [];
  const run = (main: string, ready: string) => (): Promise<Process> => {
    const process = start(main, env, ready);
    running.push(process);
    return process;
  };
  return {
    api: run('apps/api/src/main.ts', '"listening"'),
    worker: run('apps/nightly-sync/src/main.ts', '"at work"'),
    close: async () => {
      for (const outcome of await Promise.allSettled(running))
        if (outcome.status === 'fulfilled') {
          outcome.value.signal('SIGKILL');
          await outcome.value.ended;
        }
    },
  };
};
