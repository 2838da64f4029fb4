import { expect, it } from 'vitest';
import { expectDiscretion } from '../testing/api/expect-discretion.ts';

const PLANTED = 5_000;

it(`none of ${PLANTED} planted names, addresses and tokens is in logs, metrics, jobs and problems`, async () => {
  const figures = await expectDiscretion(PLANTED);
  console.log(figures);
  expect(figures).toContain('planted');
});
