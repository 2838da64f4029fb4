import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRequestBudget, type RequestBudget } from './request-budget.ts';
import { aClock } from './testing/scripted-clever.ts';

const NEVER = new AbortController().signal;

const sendAll = async (
  budget: RequestBudget,
  clock: ReturnType<typeof aClock>,
  requests: number,
): Promise<number[]> => {
  const sent: number[] = [];
  for (let i = 0; i < requests; i += 1) {
    await budget.take(clock.sleep, NEVER);
    sent.push(clock.now());
  }
  return sent;
};

const mostIn = (sent: ReadonlyArray<number>, windowMs: number): number =>
  Math.max(...sent.map((from) => sent.filter((at) => at >= from && at < from + windowMs).length));

describe('the request budget of a token', () => {
  it('HC-8: never sends more than 1,200 requests in any minute', async () => {
    const clock = aClock();
    const sent = await sendAll(
      makeRequestBudget({ requestsPerMinute: 1_200, random: () => 0, now: clock.now }),
      clock,
      3_000,
    );
    expect(mostIn(sent, 60_000)).toBeLessThanOrEqual(1_200);
    expect(sent.at(-1)! - sent[0]!).toBeLessThan(130_000);
  });

  it('HC-8: holds at any pace', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(4_000), { maxLength: 120 }), async (gaps) => {
        const clock = aClock();
        const budget = makeRequestBudget({ requestsPerMinute: 20, random: Math.random, now: clock.now });
        const sent: number[] = [];
        for (const gap of gaps) {
          await clock.sleep(gap);
          await budget.take(clock.sleep, NEVER);
          sent.push(clock.now());
        }
        if (sent.length > 0) expect(mostIn(sent, 60_000)).toBeLessThanOrEqual(20);
      }),
      { numRuns: 50 },
    );
  });

  it('waits for the reset when other processes have nearly used the token up', async () => {
    const clock = aClock();
    const budget = makeRequestBudget({ requestsPerMinute: 1_200, random: () => 0.5, now: clock.now });
    const start = clock.now();
    budget.observe({ limit: 1_200, remaining: 700, resetInMs: 30_000 });
    await budget.take(clock.sleep, NEVER);
    expect(clock.now()).toBe(start);
    budget.observe({ limit: 1_200, remaining: 5, resetInMs: 30_000 });
    await budget.take(clock.sleep, NEVER);
    expect(clock.now() - start).toBe(30_250);
  });

  it('ends a wait at once when the call is given up', async () => {
    const clock = aClock();
    const budget = makeRequestBudget({ requestsPerMinute: 1_200, random: () => 0, now: clock.now });
    const call = new AbortController();
    budget.closeFor(60_000);
    await budget.take(() => Promise.resolve(call.abort()), call.signal);
    expect(clock.slept).toEqual([]);
  });
});
