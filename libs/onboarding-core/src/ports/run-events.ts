import { type TE, token } from '@bloomz/kernel';
import type { RunEvent, RunId } from '../entities/run.ts';
import type { StoreUnavailable } from '../errors.ts';

/** What happened to runs, in order: every state, also the last, and every progress; the same for whoever looks. */
export interface RunEvents {
  /** Events of the named runs, each run's after the given event id, ascending. One query however many are watched. */
  readonly after: (
    watched: ReadonlyArray<{ readonly runId: RunId; readonly after: number }>,
  ) => TE.TaskEither<StoreUnavailable, ReadonlyArray<RunEvent>>;
}
export const RunEvents = token<RunEvents>('RunEvents');
