import { describe, expect, it } from 'vitest';
import { afterHanding, NO_WAVE, resumed, roomIn, type Wave, waveAt } from './mail-wave.ts';

const NOW = new Date('2026-11-23T12:00:00.000Z');
const after = (ms: number): Date => new Date(NOW.getTime() + ms);
const begun: Wave = { ...NO_WAVE, beganAt: NOW };
const hand = (wave: Wave, handed: number, bounced = 0, waiting = true): Wave =>
  afterHanding(wave, { handed, bounced, waiting, at: NOW, gateMs: 60_000 });

describe('a wave', () => {
  it('begins when mail waits, and ends when none does', () => {
    expect(waveAt(NO_WAVE, true, NOW)).toEqual(begun);
    expect(waveAt({ ...begun, handed: 3, stage: 1 }, false, NOW)).toEqual(NO_WAVE);
    expect(hand({ ...begun, handed: 3 }, 1, 0, false)).toEqual(NO_WAVE);
  });

  it('has room for 5, then for 50 more, then for all', () => {
    expect(roomIn(begun, 0)).toBe(5);
    expect(roomIn(begun, 2)).toBe(3);
    const watched = hand(begun, 5);
    expect(roomIn(watched, 0)).toBe(0);
    expect(waveAt(watched, true, after(59_999))).toEqual(watched);
    const second = waveAt(watched, true, after(60_000));
    expect([second.stage, roomIn(second, 0)]).toEqual([1, 50]);
    const third = waveAt(hand(second, 50), true, after(60_000));
    expect([third.stage, roomIn(third, 0)]).toEqual([2, Infinity]);
  });

  it('is stopped by one bounce of the first five, by three of the first 55, and by 5 % after that', () => {
    expect(hand(begun, 1, 1).paused).toBe('too-many-bounces');
    const second: Wave = { ...begun, stage: 1, handed: 5 };
    expect(hand(second, 2, 2).paused).toBeNull();
    expect(hand(second, 3, 3).paused).toBe('too-many-bounces');
    const third: Wave = { ...begun, stage: 2, handed: 55 };
    expect(hand(third, 945, 49).paused).toBeNull();
    expect(hand(third, 945, 50).paused).toBe('too-many-bounces');
  });

  it('is not stopped when nothing is left to be stopped', () => {
    expect(hand(begun, 1, 1, false)).toEqual(NO_WAVE);
  });

  it('goes on with the next stage when somebody says so, and is judged by what comes then', () => {
    const stopped = hand(begun, 5, 1);
    expect(waveAt(stopped, true, after(1e9)).stage).toBe(0);
    const going = resumed(stopped);
    expect(going).toMatchObject({ stage: 1, handed: 0, bounced: 0, paused: null });
    expect(roomIn(going, 0)).toBe(55);
    expect(resumed({ ...begun, stage: 2, paused: 'too-many-bounces' }).stage).toBe(2);
  });

  it('keeps a pause by hand, also beyond its end', () => {
    const paused: Wave = { ...begun, paused: 'by-hand' };
    expect(roomIn(paused, 0)).toBe(0);
    expect(hand(paused, 1, 1).paused).toBe('by-hand');
    expect(waveAt(paused, false, NOW).paused).toBe('by-hand');
    expect(waveAt({ ...NO_WAVE, paused: 'by-hand' }, true, NOW)).toEqual(paused);
    expect(resumed(paused)).toEqual(begun);
  });
});
