export type RateLimit = { readonly limit: number; readonly windowMs: number };

export type Spending = { readonly allowed: boolean; readonly headers: Readonly<Record<string, string>> };

/** Clever's own: a hard window per bearer token. */
export const CLEVER_RATE_LIMIT: RateLimit = { limit: 1200, windowMs: 60_000 };

/** Spends one request of a token's window; the window begins with the token's first request. */
export const makeRateLimiter = ({ limit, windowMs }: RateLimit, now: () => Date): ((token: string) => Spending) => {
  const windows = new Map<string, { start: number; used: number }>();
  return (token) => {
    const time = now().getTime();
    const open = windows.get(token);
    const window = open && time < open.start + windowMs ? open : { start: time, used: 0 };
    window.used++;
    windows.set(token, window);
    const headers = {
      'x-ratelimit-bucket': 'bearer',
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(Math.max(0, limit - window.used)),
      'x-ratelimit-reset': String(Math.ceil((window.start + windowMs) / 1000)),
    };
    return { allowed: window.used <= limit, headers };
  };
};
