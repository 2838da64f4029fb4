import { pipe, TE, token } from '@bloomz/kernel';
import type { Run, RunId } from '../entities/run.ts';
import type { RunUnknown, StoreUnavailable } from '../errors.ts';
import type { RunLog } from '../ports/run-log.ts';

/** A run as it is now. */
export type FindRun = (runId: RunId) => TE.TaskEither<RunUnknown | StoreUnavailable, Run>;
export const FindRun = token<FindRun>('FindRun');

export const makeFindRun =
  (runs: RunLog): FindRun =>
  (runId) =>
    pipe(
      runs.find(runId),
      TE.flatMap(TE.fromOption((): RunUnknown | StoreUnavailable => ({ _tag: 'RunUnknown', runId }))),
    );
