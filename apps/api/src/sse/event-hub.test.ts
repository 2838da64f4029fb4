import { setTimeout as sleep } from 'node:timers/promises';
import { TE } from '@bloomz/kernel';
import type { RunEvent, RunEvents } from '@bloomz/onboarding-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type EventHub, makeEventHub } from './event-hub.ts';

const event = (runId: string, id: number): RunEvent => ({
  id,
  runId,
  at: new Date(0),
  state: 'reading',
  progress: { phase: 'reading', done: id },
});

const aLog = (happened: RunEvent[] = []) => {
  const log = { happened, queries: 0, failing: false };
  const events: RunEvents = {
    after: (watched) => {
      log.queries += 1;
      if (log.failing) return TE.left({ _tag: 'StoreUnavailable', detail: 'gone' });
      return TE.right(log.happened.filter(({ runId, id }) => watched.some((w) => w.runId === runId && id > w.after)));
    },
  };
  return { log, events };
};

const into = (sent: RunEvent[]) => ({ send: (e: RunEvent) => void sent.push(e), end: () => undefined });

let hub: EventHub | undefined;
afterEach(() => hub?.close());

const ids = (sent: ReadonlyArray<RunEvent>): number[] => sent.map(({ id }) => id);
const until = async (what: () => boolean): Promise<void> => {
  for (let i = 0; i < 200 && !what(); i += 1) await sleep(5);
};

describe('the event hub', () => {
  it('sends what has happened at once, then what happens, each once and in order', async () => {
    const { log, events } = aLog([event('a', 1), event('a', 2), event('b', 1)]);
    hub = makeEventHub(events, 5);
    const sent: RunEvent[] = [];
    hub.watch('a', 0, into(sent));
    await until(() => sent.length === 2);
    log.happened.push(event('a', 3));
    await until(() => sent.length === 3);
    expect(ids(sent)).toEqual([1, 2, 3]);
  });

  it('resumes after the last event that was seen, and serves watchers at different places', async () => {
    const { events } = aLog([1, 2, 3, 4].map((id) => event('a', id)));
    hub = makeEventHub(events, 5);
    const [late, early]: [RunEvent[], RunEvent[]] = [[], []];
    hub.watch('a', 3, into(late));
    hub.watch('a', 0, into(early));
    await until(() => early.length === 4);
    expect([ids(late), ids(early)]).toEqual([[4], [1, 2, 3, 4]]);
  });

  it('asks once per round for all, and not at all when nobody watches', async () => {
    const { log, events } = aLog();
    hub = makeEventHub(events, 20);
    const stops = Array.from({ length: 50 }, (_, i) => hub!.watch(`run-${i}`, 0, into([])));
    await sleep(110);
    expect(log.queries).toBeLessThan(8);
    stops.forEach((stop) => stop());
    await sleep(30);
    const before = log.queries;
    await sleep(80);
    expect(log.queries).toBe(before);
  });

  it('survives a database that is away for a while', async () => {
    const { log, events } = aLog([event('a', 1)]);
    log.failing = true;
    hub = makeEventHub(events, 5);
    const sent: RunEvent[] = [];
    hub.watch('a', 0, into(sent));
    await sleep(20);
    log.failing = false;
    await until(() => sent.length === 1);
    expect(ids(sent)).toEqual([1]);
  });

  it('ends every stream when it closes, and those that come too late', () => {
    const { events } = aLog();
    hub = makeEventHub(events, 5);
    let ended = 0;
    hub.watch('a', 0, { send: () => undefined, end: () => void (ended += 1) });
    hub.close();
    expect(ended).toBe(1);
    hub.watch('a', 0, { send: () => undefined, end: () => void (ended += 1) });
    expect(ended).toBe(2);
  });
});
