import { E } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import type { Call } from './call.ts';
import { faultOfStatus } from './exchange.ts';
import type { Fault } from './faults.ts';
import { mayRepeat, type RetryLimits, withRetries } from './retrying.ts';
import { aClock } from './testing/scripted-clever.ts';

const LIMITS: RetryLimits = {
  attempts: 6,
  foreignAttempts: 3,
  firstDelayMs: 200,
  longestDelayMs: 1_000,
  unreachableMs: 1_500,
  now: Date.now,
};
const aFault = (more: Partial<Fault>): Fault => ({ reason: 'ServerError', repeat: 'later', detail: '', ...more });

const aCall = (clock = aClock()): Call => ({
  signal: new AbortController().signal,
  cost: { requests: 0, retries: 0 },
  progressed: () => undefined,
  pause: clock.sleep,
  fail: (failure) => failure,
});

describe('which answers are worth another try', () => {
  it.each([500, 502, 503, 504, 408, 429])('HC-9: %i is', (status) => {
    expect(mayRepeat(faultOfStatus(status, false, ''), 1, 0, LIMITS)).toBe(true);
  });
  it.each([400, 401, 403, 404, 413, 501, 301, 302, 204])('HC-5, HC-9: %i is not', (status) => {
    expect(mayRepeat(faultOfStatus(status, false, ''), 1, 0, LIMITS)).toBe(false);
  });
  it('HC-10: a 404 in HTML is no missing record', () => {
    expect(faultOfStatus(404, true, '').reason).toBe('ForeignAnswer');
    expect(faultOfStatus(404, false, '').reason).toBe('Refused');
  });
  it('gives up sooner where the address is probably wrong', () => {
    expect(mayRepeat(aFault({ reason: 'ForeignAnswer' }), 3, 0, LIMITS)).toBe(false);
    expect(mayRepeat(aFault({ reason: 'Unreachable', unconnected: true }), 2, 1_600, LIMITS)).toBe(false);
    expect(mayRepeat(aFault({ reason: 'Unreachable' }), 2, 1_600, LIMITS)).toBe(true);
  });
});

describe('trying again', () => {
  it('HC-9: waits longer each time, up to a cap, and ends', async () => {
    const clock = aClock();
    const call = aCall(clock);
    const outcome = await withRetries(LIMITS, call, () => Promise.resolve(E.left(aFault({}))));
    expect(E.isLeft(outcome)).toBe(true);
    expect(call.cost.retries).toBe(5);
    const ceilings = [200, 400, 800, 1_000, 1_000];
    clock.slept.forEach((ms, i) => {
      expect(ms).toBeGreaterThanOrEqual(ceilings[i]! / 2 - 1);
      expect(ms).toBeLessThanOrEqual(ceilings[i]!);
    });
    expect(clock.slept).toHaveLength(5);
  });

  it('leaves the wait after a 429 to the budget', async () => {
    const clock = aClock();
    const answers = [E.left(aFault({ reason: 'RateLimited' })), E.right('good')];
    const outcome = await withRetries(LIMITS, aCall(clock), () => Promise.resolve(answers.shift()!));
    expect(outcome).toEqual(E.right('good'));
    expect(clock.slept).toEqual([]);
  });
});
