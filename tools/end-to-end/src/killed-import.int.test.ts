import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSchoolInClever, type SchoolInClever } from './testing/a-school.ts';
import { killedAfter, moments, undisturbed } from './testing/killed-imports.ts';

const KILLS = 4;

describe('an import that is killed and run again', () => {
  let school: SchoolInClever;
  beforeAll(async () => {
    school = await aSchoolInClever();
  });
  afterAll(() => school.clever.close());

  it(`ends in the state of an undisturbed one, killed at ${KILLS} moments`, { timeout: 120_000 }, async () => {
    const { state, ms } = await undisturbed(school);
    let cutShort = 0;
    for (const moment of moments(KILLS, ms, 1)) {
      const trial = await killedAfter(school, moment);
      expect(trial.state === state, `killed after ${moment.toFixed(0)} ms`).toBe(true);
      cutShort += Number(!trial.wasDone);
    }
    expect(cutShort).toBeGreaterThan(0);
  });
});
