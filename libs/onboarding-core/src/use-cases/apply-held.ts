import { pipe, TE, token } from '@bloomz/kernel';
import { isAsLeft, outdated } from '../entities/approval.ts';
import type { Actor, ProgressListener, Run } from '../entities/run.ts';
import type { PlanOutdated, RosterMoved, SourceFailure } from '../errors.ts';
import type { CommitPlan } from './commit-plan.ts';
import type { DraftPlan } from './draft-plan.ts';
import type { HeldRuns, Undecidable } from './held-runs.ts';
import type { ImportReport } from './import-report.ts';

/** Applies what a run holds if both sides are as it left them; otherwise the run is outdated. */
export type ApplyHeld = (
  run: Run,
  by: { readonly actor: Actor; readonly onProgress?: ProgressListener | undefined },
) => TE.TaskEither<Undecidable | PlanOutdated | RosterMoved | SourceFailure, ImportReport>;
export const ApplyHeld = token<ApplyHeld>('ApplyHeld');

export const makeApplyHeld =
  (heldRuns: HeldRuns, draftPlan: DraftPlan, commitPlan: CommitPlan): ApplyHeld =>
  (run, { actor, onProgress }) =>
    pipe(
      draftPlan({ ...run, approved: true, onProgress }),
      TE.tap(({ plan }): TE.TaskEither<Undecidable, Run> =>
        isAsLeft(run, plan) ? TE.right(run) : heldRuns.end(run, 'outdated', actor),
      ),
      TE.filterOrElseW(
        ({ plan }): boolean => isAsLeft(run, plan),
        ({ plan }) => outdated(run, plan),
      ),
      TE.flatMap((drafted): ReturnType<ApplyHeld> => commitPlan({ ...run, actor, ticket: null }, drafted)),
    );
