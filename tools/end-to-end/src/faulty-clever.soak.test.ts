import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSchoolInClever, type SchoolInClever } from './testing/a-school.ts';
import { expectAllOrNothing } from './testing/faulty-trials.ts';

const SEEDS = 100;

describe('a Clever of whose answers a fifth are faulty', () => {
  let school: SchoolInClever;
  beforeAll(async () => {
    school = await aSchoolInClever();
  });
  afterAll(() => school.clever.close());

  it(`gives the same import or none at all, for ${SEEDS} seeds`, async () => {
    const { applied, retries } = await expectAllOrNothing(school, SEEDS);
    console.log(
      `${SEEDS} seeds: ${applied} imported the same state, ${SEEDS - applied} failed with nothing applied, ${retries} retries`,
    );
    expect(applied).toBeGreaterThan(0);
  });
});
