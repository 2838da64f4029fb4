import type { T } from '@bloomz/kernel';
import { pipe, TE, token } from '@bloomz/kernel';
import type { Run, Ticket } from '../entities/run.ts';
import type { ImportUnderway, StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { NewRunId } from '../ports/new-run-id.ts';
import type { RunLog } from '../ports/run-log.ts';
import type { SchoolLock } from '../ports/school-lock.ts';

/** A run that has begun: what its record will say whatever comes of it. `ticket` is null where no queue gave it. */
export type RunStart = Pick<Run, 'id' | 'school' | 'actor' | 'options' | 'startedAt'> & {
  readonly ticket: Ticket | null;
};

/** Runs a task as the one run of its school, and leaves a record when it fails. */
export type ConductRun = <E extends { readonly _tag: string }, A>(
  of: Pick<RunStart, 'school' | 'actor' | 'options'>,
  task: (start: RunStart) => TE.TaskEither<E, A>,
) => TE.TaskEither<E | ImportUnderway | StoreUnavailable, A>;
export const ConductRun = token<ConductRun>('ConductRun');

export const makeConductRun =
  (lock: SchoolLock, runs: RunLog, newRunId: NewRunId, now: Clock): ConductRun =>
  (of, task) => {
    const remember = (start: RunStart, failure: string): T.Task<unknown> => runs.record(failed(start, failure, now()));
    const conduct = (): ReturnType<typeof task> => {
      const { school, actor, options } = of;
      const start = { id: newRunId(), school, actor, options, startedAt: now(), ticket: null };
      return pipe(
        task(start),
        TE.tapError((error) => TE.fromTask(remember(start, error._tag))),
      );
    };
    return lock.exclusively(of.school, () => conduct()());
  };

const failed = ({ ticket: _, ...start }: RunStart, failure: string, finishedAt: Date): Run => ({
  ...start,
  state: 'failed',
  planHash: null,
  snapshotDigest: null,
  digestAfter: null,
  counts: null,
  holds: [],
  details: null,
  failure,
  finishedAt,
});
