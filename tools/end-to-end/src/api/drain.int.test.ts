import { afterAll, beforeAll, expect, it } from 'vitest';
import { aFleet, expectNothingLost, type Fleet } from '../testing/api/draining.ts';

let fleet: Fleet;
beforeAll(async () => {
  fleet = await aFleet();
});
afterAll(() => fleet.close());

it('loses no request, no event and no run when an API process and a worker are asked to leave', async () => {
  const { answered, streams, handover } = await expectNothingLost(fleet);
  console.log(`${answered} requests answered, 0 failed; ${streams} streams; handed over in ${handover.toFixed(1)} s`);
  expect(answered).toBeGreaterThan(100);
}, 120_000);
