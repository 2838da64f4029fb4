import { makeEventIds } from './object-id.ts';
import type { AnyRecord, DistrictRecord, Kind } from './records.ts';
import { lowerBound } from './table.ts';

export type EventKind = Kind | 'districts';
export type Happening = 'created' | 'updated' | 'deleted';

export type StoredEvent = {
  readonly id: string;
  readonly kind: EventKind;
  readonly happening: Happening;
  readonly created: string;
  readonly object: AnyRecord | DistrictRecord;
  readonly previous?: Readonly<Record<string, unknown>>;
};

export type EventFeed = {
  readonly append: (event: Omit<StoredEvent, 'id' | 'created'>, at: Date) => void;
  /** Oldest first, thirty days back. */
  readonly list: (now: Date) => readonly StoredEvent[];
  readonly get: (id: string) => StoredEvent | undefined;
  /** Drops all that happened so far, as if thirty days had passed. */
  readonly forget: () => void;
  readonly lastForgotten: () => string;
};

const KEPT_MS = 30 * 24 * 3600 * 1000;
const hexSecond = (ms: number): string =>
  Math.floor(ms / 1000)
    .toString(16)
    .padStart(8, '0');

/** The events of one district. https://dev.clever.com/docs/events-api */
export const makeEventFeed = (seed: string): EventFeed => {
  const nextId = makeEventIds(seed);
  let events: StoredEvent[] = [];
  let forgotten = '';
  return {
    append: (event, at) => {
      const created = `${at.toISOString().slice(0, 19)}.000Z`;
      events.push({ ...event, id: nextId(at), created });
    },
    list: (now) => events.slice(lowerBound(events, hexSecond(Math.max(0, now.getTime() - KEPT_MS)))),
    get: (id) => {
      const event = events[lowerBound(events, id)];
      return event?.id === id ? event : undefined;
    },
    forget: () => {
      forgotten = events.at(-1)?.id ?? forgotten;
      events = [];
    },
    lastForgotten: () => forgotten,
  };
};
