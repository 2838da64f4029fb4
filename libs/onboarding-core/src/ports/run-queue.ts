import { type O, type TE, token } from '@bloomz/kernel';
import type { PlanHash } from '../entities/plan.ts';
import type { Actor, Progress, Run, RunId, Ticket } from '../entities/run.ts';
import type { IdempotencyKeyReused, RunUnderway, StoreUnavailable } from '../errors.ts';

/** Makes a repeated request harmless: the same key of the same caller names the same run, if it asks for the same. */
export type Once = { readonly caller: string; readonly key: string; readonly request: string };

export type NewRun = Pick<Run, 'id' | 'school' | 'actor' | 'options' | 'startedAt'>;
/** A run in a worker's hands: `approval` is there when what it held is to be applied. */
export type TakenRun = { readonly run: Run; readonly ticket: Ticket; readonly approval: Approved | null };
export type Approved = { readonly planHash: PlanHash; readonly actor: Actor };

/**
 * Runs that wait for a worker or are in one's hands. A job is queued in the transaction that writes its run. Every
 * `take` gives a higher ticket; an older one is good for nothing any more: neither progress nor an apply.
 */
export interface RunQueue {
  /** Gives the id of the run that serves the request: a new one, or that of the same request made before. */
  readonly enqueue: (
    run: NewRun,
    once: Once | null,
  ) => TE.TaskEither<RunUnderway | IdempotencyKeyReused | StoreUnavailable, RunId>;
  /** Queues the apply of what a run holds. False: it is not held any more, or approved already. */
  readonly enqueueApproval: (runId: RunId, approved: Approved, at: Date) => TE.TaskEither<StoreUnavailable, boolean>;
  /** For whoever got its job: a run that waits, one whose worker is gone, or a held one with an approval. None: nothing to do. */
  readonly take: (runId: RunId, at: Date) => TE.TaskEither<StoreUnavailable, O.Option<TakenRun>>;
  /** Notes how far a run is; its phase becomes its state, but held stays held. False: it was cancelled or is in other hands. */
  readonly advance: (ticket: Ticket, progress: Progress, at: Date) => TE.TaskEither<StoreUnavailable, boolean>;
  /**
   * Gives a run back, with a job for the next worker that is due a moment later, so that one who waits for a lock does
   * not spin. An approval stays approved. False: it was not in these hands any more.
   */
  readonly release: (ticket: Ticket, at: Date) => TE.TaskEither<StoreUnavailable, boolean>;
  /** Ends what came to nothing: an import has `failed`; an approval leaves its run `held`, without approval, or `outdated`. */
  readonly fail: (
    ticket: Ticket,
    as: 'failed' | 'held' | 'outdated',
    failure: string,
    at: Date,
  ) => TE.TaskEither<StoreUnavailable, boolean>;
  /** False: it is being applied, is held or has ended. */
  readonly cancel: (runId: RunId, actor: Actor, at: Date) => TE.TaskEither<StoreUnavailable, boolean>;
}
export const RunQueue = token<RunQueue>('RunQueue');
