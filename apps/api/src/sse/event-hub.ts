import { E } from '@bloomz/kernel';
import type { RunEvent, RunEvents, RunId } from '@bloomz/onboarding-core';

/** What an open stream wants to hear; `end` when the hub closes. */
type Listener = { readonly send: (event: RunEvent) => void; readonly end: () => void };

/** One open stream: the run it shows, and the id of the last event it has sent. */
type Watcher = Listener & { readonly runId: RunId; last: number };

/** Brings the events of runs to whoever watches. Many streams cost one query per round, and none when nobody watches. */
export type EventHub = {
  /** Sends what has happened after `after` and what happens from now on; gives the way to stop. */
  readonly watch: (runId: RunId, after: number, listener: Listener) => () => void;
  readonly close: () => void;
};

const ROUND_MS = 250;

export const makeEventHub = (events: RunEvents, roundMs = ROUND_MS): EventHub => {
  const watchers = new Set<Watcher>();
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;
  let closed = false;

  /** Whoever came while the question was under way was not asked for, and is answered by the next round. */
  const deliver = (asked: ReadonlyArray<Watcher>, happened: ReadonlyArray<RunEvent>): void => {
    for (const watcher of asked.filter((w) => watchers.has(w)))
      for (const event of happened) {
        if (event.runId !== watcher.runId || event.id <= watcher.last) continue;
        watcher.last = event.id;
        watcher.send(event);
      }
  };
  const look = async (): Promise<void> => {
    const asked = [...watchers];
    const oldest = new Map<RunId, number>();
    for (const { runId, last } of asked) oldest.set(runId, Math.min(last, oldest.get(runId) ?? last));
    const happened = await events.after([...oldest].map(([runId, after]) => ({ runId, after })))();
    if (E.isRight(happened)) deliver(asked, happened.right);
  };
  /** A round that fails is made up for by the next one: nothing is sent twice or left out. */
  const round = async (): Promise<void> => {
    clearTimeout(timer);
    if (isLooking || closed || watchers.size === 0) return;
    isLooking = true;
    await look().catch(() => undefined);
    isLooking = false;
    timer = setTimeout(() => void round(), roundMs).unref();
  };
  return {
    watch: (runId, after, listener) => {
      if (closed) listener.end();
      if (closed) return () => undefined;
      const watcher = { ...listener, runId, last: after };
      watchers.add(watcher);
      void round();
      return () => void watchers.delete(watcher);
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      for (const { end } of watchers) end();
      watchers.clear();
    },
  };
};
