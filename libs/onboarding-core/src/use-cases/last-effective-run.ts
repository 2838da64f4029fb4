import { pipe, TE } from '@bloomz/kernel';
import { hasEffect, type Run, type SchoolRef } from '../entities/run.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { RunLog } from '../ports/run-log.ts';

/** How far back we look for a run that did something; failed ones and those under way do not count. */
const FAR_ENOUGH = 50;

/** The last run that brought Bloomz nearer to Clever; undefined where nobody has imported yet. */
export const lastEffectiveRun = (runs: RunLog, school: SchoolRef): TE.TaskEither<StoreUnavailable, Run | undefined> =>
  pipe(
    runs.recent(school, FAR_ENOUGH),
    TE.map((recent) => recent.find(hasEffect)),
  );
