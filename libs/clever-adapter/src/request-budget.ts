import type { RateState } from './rate-headers.ts';

export interface RequestBudget {
  /** Resolves when one more request may be sent, and counts it. */
  readonly take: (pause: (ms: number) => Promise<void>, signal: AbortSignal) => Promise<void>;
  /** Hears what Clever says, so that several processes share one token without a 429. */
  readonly observe: (state: RateState) => void;
  /** Nothing more is sent for so long. */
  readonly closeFor: (ms: number) => void;
}

type Tuning = {
  readonly requestsPerMinute: number;
  readonly now: () => number;
  readonly random: () => number;
};

/** A second more than Clever's minute, since requests may arrive closer together than they left. */
const WINDOW_MS = 61_000;
const SHARE_OF_LIMIT = 0.98;
const LARGEST_RESERVE = 20;
const LARGEST_JITTER_MS = 500;

/** Never more than Clever's limit in any minute. https://dev.clever.com/docs/paging-and-limits */
export const makeRequestBudget = ({ requestsPerMinute, now, random }: Tuning): RequestBudget => {
  const most = Math.max(1, Math.floor(requestsPerMinute * SHARE_OF_LIMIT));
  const sent: number[] = [];
  let closedUntil = 0;

  const waitNeeded = (): number => {
    const oldest = sent[sent.length - most];
    const free = oldest === undefined ? 0 : oldest + WINDOW_MS;
    return Math.max(free, closedUntil) - now();
  };
  const count = (): void => {
    sent.push(now());
    if (sent.length > most * 2) sent.splice(0, sent.length - most);
  };
  const closeFor = (ms: number): void => {
    closedUntil = Math.max(closedUntil, now() + ms + random() * LARGEST_JITTER_MS);
  };
  return {
    take: async (pause, signal) => {
      for (let wait = waitNeeded(); wait > 0 && !signal.aborted; wait = waitNeeded()) await pause(wait);
      count();
    },
    observe: ({ limit, remaining, resetInMs }) => {
      if (remaining < Math.min(LARGEST_RESERVE, Math.max(1, limit / 10))) closeFor(resetInMs);
    },
    closeFor,
  };
};
