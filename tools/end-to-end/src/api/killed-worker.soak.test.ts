import { expect, it } from 'vitest';
import { FIVE_HUNDRED, type Killing, killedAfter, undisturbed } from '../testing/api/killed-workers.ts';
import { moments } from '../testing/killed-imports.ts';

const KILLS = 50;
/** Most of the time is waiting for the overdue heartbeat, so several wait at once. */
const AT_ONCE = 3;
const TAKEN_OVER_SECONDS = 20;

it(`the run of a killed worker is ended by another one, ${KILLS} times of ${KILLS}`, async () => {
  const district = FIVE_HUNDRED();
  const { state, ms } = await undisturbed(district);
  const left = [...moments(KILLS, ms, 3)];
  const killings: Killing[] = [];
  const lane = async (): Promise<void> => {
    for (let moment = left.shift(); moment !== undefined; moment = left.shift()) {
      killings.push(await killedAfter(district, moment));
      if (killings.length % 10 === 0) console.log(`${killings.length} workers killed`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const takeovers = killings.flatMap(({ takeover }) => takeover ?? []).sort((a, b) => a - b);
  const equal = killings.filter((killing) => killing.state === state).length;
  const at = (share: number): string => (takeovers[Math.floor(share * (takeovers.length - 1))] ?? 0).toFixed(1);
  console.log(
    `killed at ${KILLS} moments over ${ms.toFixed(0)} ms, ${takeovers.length} before the end: ${equal} exports equal; ` +
      `taken over after ${at(0.5)} s (median), ${at(1)} s (worst)`,
  );
  expect(equal).toBe(KILLS);
  expect(takeovers.length).toBeGreaterThan(KILLS / 2);
  expect(takeovers.at(-1)).toBeLessThanOrEqual(TAKEN_OVER_SECONDS);
});
