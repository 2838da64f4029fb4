import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADDRESSES } from '../testing/openapi/document.ts';
import { type Populated, populated } from '../testing/api/populated.ts';
import { storm } from '../testing/api/storm.ts';

const REQUESTS = 600;
const SEED = 11;
const PATIENCE = { timeout: 120_000 };

let school: Populated;
beforeAll(async () => {
  school = await populated();
});
afterAll(() => school.world.close());

it(
  `${REQUESTS} requests from the document: no failure of ours, every error a problem, every answer as declared`,
  PATIENCE,
  async () => {
    const { answers, complaints, statuses } = await storm(school, REQUESTS, SEED);
    if (process.env['SHOW']) console.log([...statuses].sort());
    expect(complaints).toEqual([]);
    expect(answers).toBe(REQUESTS);
    const reached = [...statuses.keys()];
    for (const { operation } of ADDRESSES)
      expect(reached.filter((name) => name.startsWith(`${operation.operationId} `)).length).toBeGreaterThan(0);
  },
);
