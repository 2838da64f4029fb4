import { expect, it } from 'vitest';
import { FIVE_HUNDRED, killedAfter, undisturbed } from '../testing/api/killed-workers.ts';

const MOMENTS = [0.3, 0.7];
const TAKEN_OVER_SECONDS = 20;

it('the run of a worker that is killed is ended by another one, as if nothing had been', async () => {
  const district = FIVE_HUNDRED();
  const { state, ms } = await undisturbed(district);
  const killings = await Promise.all(MOMENTS.map((moment) => killedAfter(district, moment * ms)));
  const takeovers = killings.flatMap(({ takeover }) => takeover ?? []);
  for (const killing of killings) expect(killing.state === state, 'another state').toBe(true);
  console.log(`taken over after ${takeovers.map((seconds) => seconds.toFixed(1)).join(', ')} s`);
  expect(Math.max(...takeovers)).toBeLessThanOrEqual(TAKEN_OVER_SECONDS);
}, 120_000);
