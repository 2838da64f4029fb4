/** What Clever says of a token's budget. https://dev.clever.com/docs/paging-and-limits */
export type RateState = { readonly limit: number; readonly remaining: number; readonly resetInMs: number };

const WINDOW_MS = 60_000;
const SHORTEST_WAIT_MS = 1_000;

const numberOf = (header: string | null): number => (header === null || header.trim() === '' ? NaN : Number(header));

/** Measured on Clever's clock where it tells the time. A reset that is missing or makes no sense is a whole window away. */
export const resetInMs = (headers: Headers, now: number): number => {
  const serverTime = Date.parse(headers.get('date') ?? '');
  const wait = numberOf(headers.get('x-ratelimit-reset')) * 1_000 - (Number.isNaN(serverTime) ? now : serverTime);
  if (Number.isNaN(wait) || wait < -SHORTEST_WAIT_MS) return WINDOW_MS;
  return Math.min(Math.max(wait, SHORTEST_WAIT_MS), WINDOW_MS);
};

export const rateStateOf = (headers: Headers, now: number): RateState | undefined => {
  const limit = numberOf(headers.get('x-ratelimit-limit'));
  const remaining = numberOf(headers.get('x-ratelimit-remaining'));
  if (Number.isNaN(limit) || Number.isNaN(remaining)) return undefined;
  return { limit, remaining, resetInMs: resetInMs(headers, now) };
};
