import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Answer, Handlers } from './answer-parent.ts';

/** A process of its own, so that its memory and time are its own. */
export type Child<H extends Handlers> = {
  readonly ask: <Name extends keyof H & string>(
    name: Name,
    ...input: Parameters<H[Name]>
  ) => Promise<Awaited<ReturnType<H[Name]>>>;
  readonly stop: () => Promise<void>;
};

type Waiting = { readonly resolve: (result: unknown) => void; readonly reject: (cause: Error) => void };

/** Starts one of our scripts. It ends with `stop`, or when this process does. */
export const startChild = <H extends Handlers>(script: URL): Child<H> => {
  const child = fork(script, { stdio: ['ignore', 2, 2, 'ipc'] });
  const waiting = new Map<number, Waiting>();
  listen(child, waiting, script);
  let lastId = 0;
  const ask = (name: string, input?: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.set((lastId += 1), { resolve, reject });
      child.send({ id: lastId, name, input });
    });
  return { ask: ask as Child<H>['ask'], stop: () => stop(child) };
};

const listen = (child: ChildProcess, waiting: Map<number, Waiting>, script: URL): void => {
  child.on('message', (message) => {
    const { id, result, failure } = message as Answer;
    const asker = waiting.get(id);
    waiting.delete(id);
    if (failure === undefined) asker?.resolve(result);
    else asker?.reject(new Error(failure));
  });
  child.once('exit', (code, signal) => {
    const reason = new Error(`${script.pathname} ended unasked (${signal ?? code})`);
    for (const { reject } of waiting.values()) reject(reason);
  });
};

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  await ended;
};
