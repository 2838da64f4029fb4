import { setTimeout as delay } from 'node:timers/promises';
import { E } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { attend } from './attend.ts';
import { done } from './commands/command.ts';

const fine = E.right(done({}, 'fine'));
const lost = E.left({ _tag: 'StoreUnavailable', detail: 'ConnectionLost' } as const);
const never = new Promise<never>(() => undefined);
const closesAtOnce = (): Promise<void> => Promise.resolve();
const interrupt = AbortSignal.abort('SIGINT');

describe('work that is left alone', () => {
  it('gives what it came to, everything closed', async () => {
    let closed = false;
    const close = (): Promise<void> => Promise.resolve(void (closed = true));
    expect(await attend(() => Promise.resolve(lost), close, undefined)).toBe(lost);
    expect(closed).toBe(true);
  });

  it('throws what it threw, everything closed', async () => {
    let closed = false;
    const close = (): Promise<void> => Promise.resolve(void (closed = true));
    await expect(attend(() => Promise.reject(new Error('ours')), close, undefined)).rejects.toThrow('ours');
    expect(closed).toBe(true);
  });
});

describe('interrupted work', () => {
  it('has finished when its last transaction succeeds while everything closes', async () => {
    const closing = delay(20);
    const work = (): Promise<typeof fine> => closing.then(() => fine);
    expect(await attend(work, () => closing, interrupt)).toEqual({ interrupted: 'finished' });
  });

  it.each([
    ['fails for want of a connection', () => delay(10).then(() => lost)],
    ['throws', () => delay(10).then(() => Promise.reject(new Error('ours')))],
    ['is still reading', () => never],
  ])('is unfinished when it %s', async (_, work) => {
    expect(await attend(work, closesAtOnce, interrupt)).toEqual({ interrupted: 'unfinished' });
  });

  it('is not known to have ended when closing takes too long', async () => {
    expect(
      await attend(
        () => never,
        () => never,
        interrupt,
        10,
      ),
    ).toEqual({ interrupted: 'unknown' });
  });
});
