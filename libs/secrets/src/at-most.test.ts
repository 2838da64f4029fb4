import { describe, expect, it } from 'vitest';
import { atMost } from './at-most.ts';

describe('atMost', () => {
  it('lets so many run at once, the others in order', async () => {
    const inTurn = atMost(2);
    let [running, most] = [0, 0];
    const order: number[] = [];
    const work = (n: number) => async (): Promise<number> => {
      most = Math.max(most, (running += 1));
      order.push(n);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      return n;
    };
    const numbers = Array.from({ length: 20 }, (_, n) => n);
    expect(await Promise.all(numbers.map((n) => inTurn(work(n))))).toEqual(numbers);
    expect([most, order]).toEqual([2, numbers]);
  });

  it('goes on after work that fails', async () => {
    const inTurn = atMost(1);
    const fails = inTurn(() => Promise.reject(new Error('no')));
    const works = inTurn(() => Promise.resolve('yes'));
    await expect(fails).rejects.toThrow('no');
    expect(await works).toBe('yes');
  });
});
