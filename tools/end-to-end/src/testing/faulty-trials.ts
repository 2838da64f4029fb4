import { expect } from 'vitest';
import type { SchoolInClever } from './a-school.ts';
import { importUnderFaults } from './faulty-imports.ts';

/** With a fifth of all answers faulty, each import ends as if nothing had been, or fails clearly and applies nothing. */
export const expectAllOrNothing = async (
  school: SchoolInClever,
  seeds: number,
): Promise<{ readonly applied: number; readonly retries: number }> => {
  const whole = await importUnderFaults(school, 0, 0);
  const nothing = JSON.parse(whole.state) as { right: { classes: unknown[]; people: unknown[] } };
  expect([whole.ended, nothing.right.people.length > 500]).toEqual(['applied', true]);
  let [applied, retries] = [0, 0];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const outcome = await importUnderFaults(school, seed, 0.2);
    if (outcome.ended === 'applied') expect(outcome.state === whole.state, `seed ${seed}: another state`).toBe(true);
    else {
      expect(outcome.ended, `seed ${seed}`).toBe('CleverUnavailable');
      expect(JSON.parse(outcome.state), `seed ${seed}`).toMatchObject({ right: { classes: [], people: [] } });
    }
    applied += Number(outcome.ended === 'applied');
    retries += outcome.retries;
  }
  return { applied, retries };
};
