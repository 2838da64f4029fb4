import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectOneRun, runsAndJobs, type TwoApis, twoApis } from '../testing/api/parallel-starts.ts';

const ROUNDS = 100;
const KEYS = 6;

let apis: TwoApis;
beforeAll(async () => {
  apis = await twoApis(KEYS);
});
afterAll(() => apis.close());

it(`one run comes of fifty starts at once over two processes, ${ROUNDS} times of ${ROUNDS}`, async () => {
  const [kinds, started] = [new Map<string, number>(), performance.now()];
  for (let round = 0; round < ROUNDS; round += 1) {
    const kind = await expectOneRun(apis, round);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const [runs, jobs] = await runsAndJobs(apis);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(
    `${ROUNDS} rounds of 50 starts in ${seconds} s: ${JSON.stringify([...kinds])}, ${runs} runs, ${jobs} jobs`,
  );
  expect([runs, jobs]).toEqual([ROUNDS, ROUNDS]);
});
