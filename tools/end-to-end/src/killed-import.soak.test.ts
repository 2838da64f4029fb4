import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSchoolInClever, type SchoolInClever } from './testing/a-school.ts';
import { killedAfter, moments, undisturbed } from './testing/killed-imports.ts';

const KILLS = 100;

describe('an import that is killed and run again', () => {
  let school: SchoolInClever;
  beforeAll(async () => {
    school = await aSchoolInClever();
  });
  afterAll(() => school.clever.close());

  it(`ends in the state of an undisturbed one, ${KILLS} times of ${KILLS}`, async () => {
    const { state, ms } = await undisturbed(school);
    let [equal, cutShort] = [0, 0];
    for (const moment of moments(KILLS, ms, 2)) {
      const trial = await killedAfter(school, moment);
      equal += Number(trial.state === state);
      cutShort += Number(!trial.wasDone);
    }
    console.log(
      `killed at ${KILLS} moments over ${ms.toFixed(0)} ms, ${cutShort} before the end: ${equal} exports equal`,
    );
    expect(equal).toBe(KILLS);
    expect(cutShort).toBeGreaterThan(KILLS / 2);
  });
});
