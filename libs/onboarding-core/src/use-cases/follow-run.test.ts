import { E, TE } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../entities/run.ts';
import { left, makeInMemoryBloomz, right } from '../testing/index.ts';
import { makeFollowRun } from './follow-run.ts';

const ticket = { runId: 'run-1', attempt: 1 };
const reading = (done: number): Progress => ({ phase: 'reading', done });
const applying: Progress = { phase: 'applying', done: 0, of: 3 };

/** Follows a run with a clock that is set by hand and a queue that answers as told. */
const following = (answer: () => ReturnType<ReturnType<typeof makeInMemoryBloomz>['queue']['advance']>) => {
  const noted: Progress[] = [];
  let ms = 0;
  const { queue } = makeInMemoryBloomz();
  const advance: typeof queue.advance = (_ticket, progress) => async () => {
    noted.push(progress);
    return answer()();
  };
  const { onProgress, enter } = makeFollowRun({ ...queue, advance }, () => new Date(ms))(ticket);
  return { noted, enter, at: (now: number, progress: Progress) => ((ms = now), onProgress(progress)) };
};

describe('FollowRun', () => {
  it('notes progress four times a second at most, but every phase at once and in order', async () => {
    const { noted, enter, at } = following(() => TE.right(true));
    for (const now of [0, 100, 249, 250, 300, 499, 500, 501]) at(now, reading(now));
    at(502, { phase: 'planning', done: 0 });
    await right(enter(applying));
    expect(noted).toEqual([reading(0), reading(250), reading(500), { phase: 'planning', done: 0 }, applying]);
  });

  it('stops noting once the run is lost, and lets nobody go on', async () => {
    const { noted, enter, at } = following(() => TE.right(false));
    for (const now of [0, 1000, 2000]) at(now, reading(now));
    expect(await left(enter(applying))).toEqual({ _tag: 'RunLost', runId: 'run-1' });
    expect(noted).toEqual([reading(0), applying]);
  });

  it('goes on without progress while the store is away, but not into a phase', async () => {
    const away = { _tag: 'StoreUnavailable' as const, detail: 'Away' };
    const { noted, enter, at } = following(() => TE.left(away));
    for (const now of [0, 1000]) at(now, reading(now));
    expect(await enter(applying)()).toEqual(E.left(away));
    expect(noted).toHaveLength(3);
  });

  it('survives a store that throws', async () => {
    let broken = true;
    const { enter, at } = following(() => (broken ? () => Promise.reject(new Error('a mistake')) : TE.right(true)));
    at(0, reading(0));
    await new Promise((resolve) => setImmediate(resolve));
    broken = false;
    expect(await enter(applying)()).toEqual(E.right(undefined));
  });
});
