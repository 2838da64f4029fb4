import { type O, type TE, token } from '@bloomz/kernel';
import type { ImportStep } from '../entities/import-options.ts';
import type { Actor, Run, RunId, RunState, SchoolRef } from '../entities/run.ts';
import type { StoreUnavailable } from '../errors.ts';

/** The runs of a school. Runs that changed a roster are written by `RosterStore.apply`, with the change itself. */
export interface RunLog {
  readonly find: (runId: RunId) => TE.TaskEither<StoreUnavailable, O.Option<Run>>;
  /** Latest first. */
  readonly recent: (school: SchoolRef, limit: number) => TE.TaskEither<StoreUnavailable, ReadonlyArray<Run>>;
  /** The last run, of one step or of any, that brought Bloomz nearer to Clever, however it ended. */
  readonly lastEffective: (school: SchoolRef, step?: ImportStep) => TE.TaskEither<StoreUnavailable, O.Option<Run>>;
  /** Adds a run that changed nothing, such as a failed one. */
  readonly record: (run: Run) => TE.TaskEither<StoreUnavailable, void>;
  /** Ends a held run. False when it is no longer held, or when its approval waits for a worker or is in one's hands. */
  readonly settle: (
    runId: RunId,
    state: Extract<RunState, 'applied' | 'closed' | 'outdated'>,
    actor: Actor,
    at: Date,
  ) => TE.TaskEither<StoreUnavailable, boolean>;
}
export const RunLog = token<RunLog>('RunLog');
