import type { Cleanup } from '../cleanup.ts';
import { type Child, startChild } from '../children/start-child.ts';
import type { Scale } from '../options.ts';
import { say } from '../say.ts';
import type { PlanCase, Planner, PlanTimes } from './planner.ts';

/** Part C: the plan alone, in memory, each case in a fresh process. */
export const measurePlans = async (
  { school: size, planRepetitions: repetitions }: Scale,
  cleanup: Cleanup,
): Promise<ReadonlyArray<PlanTimes>> => {
  const start = (): Child<Planner> => {
    const child = startChild<Planner>(new URL('./planner.ts', import.meta.url));
    cleanup.add(child.stop);
    return child;
  };
  say('plan …');
  const first = start();
  const roster = await first.ask('makeRoster', size);
  await first.stop();
  const times: PlanTimes[] = [];
  for (const which of ['unchanged', '1 % churn'] satisfies PlanCase[]) {
    const planner = start();
    times.push(await planner.ask('time', { case: which, size, roster, repetitions }));
    await planner.stop();
  }
  return times;
};
