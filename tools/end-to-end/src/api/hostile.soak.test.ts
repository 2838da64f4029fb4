import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADDRESSES } from '../testing/openapi/document.ts';
import { type Populated, populated } from '../testing/api/populated.ts';
import { storm } from '../testing/api/storm.ts';

const REQUESTS = 10_000;
const SEED = Math.floor(Math.random() * 1e9);

/** Decisions need an import that waits for one, and a cancellation one that has only just begun. */
const BY_CHANCE = ['approveImport', 'rejectImport', 'cancelImport', 'logIn'];

let school: Populated;
beforeAll(async () => {
  school = await populated();
});
afterAll(() => school.world.close());

it(`${REQUESTS} requests from the document (seed ${SEED}): no failure of ours, every error a problem`, async () => {
  const { answers, complaints, statuses } = await storm(school, REQUESTS, SEED);
  console.log(
    [...statuses]
      .map(([name, count]) => `${name} x ${count}`)
      .sort()
      .join('\n'),
  );
  expect(complaints).toEqual([]);
  expect(answers).toBe(REQUESTS);
  const succeeded = [...statuses.keys()].filter((name) => / [23]\d\d$/.test(name));
  for (const { operationId } of ADDRESSES.map(({ operation }) => operation))
    if (!BY_CHANCE.includes(operationId))
      expect(
        succeeded.some((name) => name.startsWith(`${operationId} `)),
        operationId,
      ).toBe(true);
});
