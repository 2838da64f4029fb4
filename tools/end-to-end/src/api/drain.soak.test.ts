import { afterAll, beforeAll, expect, it } from 'vitest';
import { aFleet, expectNothingLost, type Drained, type Fleet } from '../testing/api/draining.ts';

const TIMES = 10;

let fleet: Fleet;
beforeAll(async () => {
  fleet = await aFleet();
});
afterAll(() => fleet.close());

it(`loses no request, no event and no run when processes are asked to leave, ${TIMES} times of ${TIMES}`, async () => {
  const all: Drained[] = [];
  for (let i = 0; i < TIMES; i += 1) all.push(await expectNothingLost(fleet));
  const sum = (of: (drained: Drained) => number): number => all.reduce((total, drained) => total + of(drained), 0);
  const worst = Math.max(...all.map(({ handover }) => handover));
  console.log(
    `${TIMES} times: ${sum(({ answered }) => answered)} requests answered at ${(sum(({ perSecond }) => perSecond) / TIMES).toFixed(0)} a second, 0 failed; ` +
      `${sum(({ streams }) => streams)} streams without a missed event; handed over in ${worst.toFixed(1)} s at worst`,
  );
  expect(sum(({ answered }) => answered)).toBeGreaterThan(100 * TIMES);
});
