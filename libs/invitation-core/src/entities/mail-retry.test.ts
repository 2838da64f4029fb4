import { describe, expect, it } from 'vitest';
import { nextMailTry, nextServerTry } from './mail-retry.ts';

const NOW = new Date('2026-11-23T12:00:00.000Z');
const after = (ms: number): Date => new Date(NOW.getTime() + ms);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a mail that was put off', () => {
  const waits = (chance: number): ReadonlyArray<number> => {
    const found: number[] = [];
    let [now, attempts]: [Date, number] = [NOW, 0];
    for (;;) {
      const next = nextMailTry({ attempts, firstTriedAt: attempts === 0 ? null : NOW }, now, chance);
      if (next === undefined) return found;
      found.push(next.getTime() - now.getTime());
      [now, attempts] = [next, attempts + 1];
    }
  };

  it('is tried after a minute, then ever less often, at least every four hours', () => {
    expect(waits(1).slice(0, 5)).toEqual([1, 2, 4, 8, 16].map((minutes) => minutes * MINUTE));
    expect(Math.max(...waits(1))).toBe(4 * HOUR);
  });

  it.each([0, 0.3, 1])('is tried for exactly 72 hours, whatever chance has it (%f)', (chance) => {
    expect(waits(chance).reduce((sum, ms) => sum + ms, 0)).toBe(72 * HOUR);
  });

  it('comes at another moment than the others', () => {
    expect(waits(0)[0]).toBe(MINUTE / 2);
    expect(waits(0.5)[0]).toBe(0.75 * MINUTE);
  });
});

describe('a mail server that is down', () => {
  const next = (since: number | null, chance: number): number =>
    nextServerTry(since === null ? null : after(-since), NOW, { chance, firstWaitMs: 1_000 }).getTime() - NOW.getTime();

  it('is asked again soon, then after as long as it has been down, and at least every 45 s', () => {
    expect([null, 500, 4_000, 20_000, 60_000, 48 * HOUR].map((since) => next(since, 1))).toEqual([
      ...[1_000, 1_000, 4_000, 20_000, 45_000, 45_000],
    ]);
    expect(next(60_000, 0)).toBe(22_500);
  });
});
