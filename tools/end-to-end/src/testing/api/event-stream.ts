import { createParser } from 'eventsource-parser';

/** One event as it arrived; `afterMs` counts from the request. */
export type Arrived = {
  readonly id: number;
  readonly afterMs: number;
  readonly data: {
    readonly state: string;
    readonly runId: string;
    readonly progress: { readonly phase: string; readonly estimatedMsLeft: number | null } | null;
  };
};

type EventStream = {
  readonly status: number;
  readonly events: ReadonlyArray<Arrived>;
  /** Resolves to false when the connection broke instead of ending. */
  readonly ended: Promise<boolean>;
  readonly stop: () => void;
};

type Watching = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly after?: number };

/** Follows a run as an EventSource does, but never comes back by itself. */
export const watchRun = async (runId: string, { url, headers, after }: Watching): Promise<EventStream> => {
  const asked = performance.now();
  const stopping = new AbortController();
  const response = await fetch(`${url}/v1/imports/${runId}/events`, {
    headers: { ...headers, ...(after !== undefined && { 'last-event-id': String(after) }) },
    signal: stopping.signal,
  });
  const events: Arrived[] = [];
  const parser = createParser({
    onEvent: ({ id, data }) =>
      void events.push({
        id: Number(id),
        afterMs: performance.now() - asked,
        data: JSON.parse(data) as Arrived['data'],
      }),
  });
  const read = async (): Promise<boolean> => {
    const text = response.body?.pipeThrough(new TextDecoderStream());
    try {
      for await (const chunk of text ?? []) parser.feed(chunk);
      return true;
    } catch {
      return false;
    }
  };
  return { status: response.status, events, ended: read(), stop: () => stopping.abort() };
};

/** All events of a run until its stream ends. */
export const eventsOf = async (runId: string, watching: Watching): Promise<ReadonlyArray<Arrived>> => {
  const stream = await watchRun(runId, watching);
  await stream.ended;
  return stream.events;
};

export const idsOf = (events: ReadonlyArray<Arrived>): ReadonlyArray<number> => events.map(({ id }) => id);

/** 1, 2, 3 … n. */
export const upTo = (n: number): ReadonlyArray<number> => Array.from({ length: n }, (_, i) => i + 1);
