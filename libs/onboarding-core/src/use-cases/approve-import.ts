import { pipe, TE, token } from '@bloomz/kernel';
import { namesHeldPlan, outdated } from '../entities/approval.ts';
import type { PlanHash } from '../entities/plan.ts';
import type { Operator, ProgressListener, RunId } from '../entities/run.ts';
import type { ImportUnderway, PlanOutdated, RosterMoved } from '../errors.ts';
import type { SchoolLock } from '../ports/school-lock.ts';
import type { Admit, NotAdmitted } from './admit.ts';
import type { ApplyHeld } from './apply-held.ts';
import type { HeldRuns, Undecidable } from './held-runs.ts';
import type { ImportReport } from './import-report.ts';

export type Approval = {
  readonly runId: RunId;
  readonly planHash: PlanHash;
  readonly actor: Operator;
  readonly onProgress?: ProgressListener | undefined;
};

export type ApprovalFailed = Undecidable | NotAdmitted | PlanOutdated | RosterMoved | ImportUnderway;

/**
 * Applies what a run holds, at once and only that: the approval names the plan, and both sides must still be as the run
 * left them. Otherwise the run is outdated and the plan as of now is given back.
 */
export type ApproveImport = (approval: Approval) => TE.TaskEither<ApprovalFailed, ImportReport>;
export const ApproveImport = token<ApproveImport>('ApproveImport');

export const makeApproveImport =
  (heldRuns: HeldRuns, admit: Admit, lock: SchoolLock, applyHeld: ApplyHeld): ApproveImport =>
  (approval) =>
    pipe(
      heldRuns.find(approval.runId),
      TE.filterOrElse(
        (run): boolean => namesHeldPlan(run, approval.planHash),
        (run): ApprovalFailed => outdated(run, null),
      ),
      TE.tap((run) => admit(run.school.schoolId, approval.actor)),
      TE.flatMap((run) => lock.exclusively(run.school, applyHeld(run, approval))),
    );
