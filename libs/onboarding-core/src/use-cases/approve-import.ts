import { pipe, TE, token } from '@bloomz/kernel';
import type { Plan, PlanHash } from '../entities/plan.ts';
import type { Operator, ProgressListener, Run, RunId } from '../entities/run.ts';
import type { ImportUnderway, PlanOutdated, RosterMoved, SourceFailure } from '../errors.ts';
import type { SchoolLock } from '../ports/school-lock.ts';
import type { CommitPlan } from './commit-plan.ts';
import type { Drafted, DraftPlan } from './draft-plan.ts';
import type { HeldRuns, Undecidable } from './held-runs.ts';
import type { ImportReport } from './import-report.ts';

export type Approval = {
  readonly runId: RunId;
  readonly planHash: PlanHash;
  readonly actor: Operator;
  readonly onProgress?: ProgressListener | undefined;
};

export type ApprovalFailed = Undecidable | PlanOutdated | RosterMoved | ImportUnderway | SourceFailure;

/**
 * Applies what a run holds, and only that: the approval names the plan, and both sides must still be as the run left
 * them. Otherwise the run is outdated and the plan as of now is given back.
 */
export type ApproveImport = (approval: Approval) => TE.TaskEither<ApprovalFailed, ImportReport>;
export const ApproveImport = token<ApproveImport>('ApproveImport');

export const makeApproveImport = (
  heldRuns: HeldRuns,
  lock: SchoolLock,
  draftPlan: DraftPlan,
  commitPlan: CommitPlan,
): ApproveImport => {
  const apply = (run: Run, { actor, onProgress }: Approval): TE.TaskEither<ApprovalFailed, ImportReport> =>
    pipe(
      draftPlan({ ...run, approved: true, onProgress }),
      TE.tap((drafted) => (isAsLeft(run, drafted) ? TE.right(run) : heldRuns.end(run, 'outdated', actor))),
      TE.filterOrElse(
        (drafted): boolean => isAsLeft(run, drafted),
        ({ plan }): ApprovalFailed => outdated(run, plan),
      ),
      TE.flatMap((drafted) => commitPlan({ ...run, actor, ticket: null }, drafted)),
    );
  return (approval) =>
    pipe(
      heldRuns.find(approval.runId),
      TE.filterOrElse(
        ({ planHash }) => planHash === approval.planHash,
        (run): ApprovalFailed => outdated(run, null),
      ),
      TE.flatMap((run) => lock.exclusively(run.school, apply(run, approval))),
    );
};

const isAsLeft = (run: Run, { plan }: Drafted): boolean =>
  plan.snapshotDigest === run.snapshotDigest && plan.rosterDigest === run.digestAfter;

const outdated = ({ id }: Run, fresh: Plan | null): PlanOutdated => ({ _tag: 'PlanOutdated', runId: id, fresh });
