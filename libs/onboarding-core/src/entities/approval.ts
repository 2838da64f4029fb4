import type { PlanOutdated } from '../errors.ts';
import type { Plan, PlanHash } from './plan.ts';
import type { Run } from './run.ts';

/** Whether an approval names the very plan that the run holds. */
export const namesHeldPlan = ({ planHash }: Run, named: PlanHash): boolean => planHash === named;

/** Whether both sides are still as the held run left them; only then may its plan be applied. */
export const isAsLeft = (run: Run, { snapshotDigest, rosterDigest }: Plan): boolean =>
  snapshotDigest === run.snapshotDigest && rosterDigest === run.digestAfter;

/** `fresh`: the plan as of now, where one was made. */
export const outdated = ({ id }: Run, fresh: Plan | null): PlanOutdated => ({
  _tag: 'PlanOutdated',
  runId: id,
  fresh,
});
