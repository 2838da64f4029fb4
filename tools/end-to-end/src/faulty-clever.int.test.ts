import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSchoolInClever, type SchoolInClever } from './testing/a-school.ts';
import { expectAllOrNothing } from './testing/faulty-trials.ts';

const SEEDS = 10;

describe('a Clever of whose answers a fifth are faulty', () => {
  let school: SchoolInClever;
  beforeAll(async () => {
    school = await aSchoolInClever();
  });
  afterAll(() => school.clever.close());

  it(`gives the same import or none at all, for ${SEEDS} seeds`, { timeout: 120_000 }, async () => {
    const { applied, retries } = await expectAllOrNothing(school, SEEDS);
    expect(applied).toBeGreaterThan(0);
    expect(retries).toBeGreaterThan(0);
  });
});
