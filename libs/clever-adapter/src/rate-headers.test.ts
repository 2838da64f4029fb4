import { describe, expect, it } from 'vitest';
import { rateStateOf, resetInMs } from './rate-headers.ts';

const NOW = Date.parse('2026-08-20T10:00:00Z');
const headers = (reset?: number | string, date?: string): Headers =>
  new Headers({
    ...(reset === undefined ? {} : { 'x-ratelimit-reset': String(reset) }),
    ...(date === undefined ? {} : { date }),
  });

describe('how long a 429 lasts', () => {
  it('HC-7: until the reset', () => {
    expect(resetInMs(headers(NOW / 1000 + 17), NOW)).toBe(17_000);
  });

  it("HC-7: by Clever's clock where ours is wrong", () => {
    expect(resetInMs(headers(NOW / 1000 + 17, new Date(NOW).toUTCString()), NOW + 3_600_000)).toBe(17_000);
  });

  it.each([undefined, '', 'soon', NOW / 1000 - 30])('HC-7: 60 s when the header says %s', (reset) => {
    expect(resetInMs(headers(reset), NOW)).toBe(60_000);
  });

  it('is at least a second and at most the window', () => {
    expect(resetInMs(headers(NOW / 1000), NOW)).toBe(1_000);
    expect(resetInMs(headers(NOW), NOW)).toBe(60_000);
  });

  it('reads the budget only where both numbers are there', () => {
    expect(rateStateOf(new Headers(), NOW)).toBeUndefined();
    expect(rateStateOf(new Headers({ 'x-ratelimit-limit': '1200', 'x-ratelimit-remaining': '3' }), NOW)).toEqual({
      limit: 1200,
      remaining: 3,
      resetInMs: 60_000,
    });
  });
});
