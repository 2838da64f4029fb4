import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectOneRun, runsAndJobs, type TwoApis, twoApis } from '../testing/api/parallel-starts.ts';

const ROUNDS = 6;

let apis: TwoApis;
beforeAll(async () => {
  apis = await twoApis(1);
});
afterAll(() => apis.close());

it(`one run comes of fifty starts at once over two processes, ${ROUNDS} times of ${ROUNDS}`, async () => {
  for (let round = 0; round < ROUNDS; round += 1) await expectOneRun(apis, round);
  expect(await runsAndJobs(apis)).toEqual([ROUNDS, ROUNDS]);
});
