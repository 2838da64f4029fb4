import { pipe, TE, token } from '@bloomz/kernel';
import type { Actor, Run, RunId } from '../entities/run.ts';
import type { HeldRuns, Undecidable } from './held-runs.ts';

/** Closes a held run: everything it holds stays in Bloomz as it is. */
export type RejectImport = (runId: RunId, actor: Actor) => TE.TaskEither<Undecidable, Run>;
export const RejectImport = token<RejectImport>('RejectImport');

export const makeRejectImport =
  (heldRuns: HeldRuns): RejectImport =>
  (runId, actor) =>
    pipe(
      heldRuns.find(runId),
      TE.flatMap((run) => heldRuns.end(run, 'closed', actor)),
    );
