import { expect, it } from 'vitest';
import { median, quantile } from './numbers.ts';

it.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[7], 7],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

it('a quantile is a value that was measured', () => {
  const values = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect([0, 0.5, 0.95, 1].map((share) => quantile(values, share))).toEqual([1, 51, 96, 100]);
});
