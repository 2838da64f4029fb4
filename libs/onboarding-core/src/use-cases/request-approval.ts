import { pipe, TE, token } from '@bloomz/kernel';
import { namesHeldPlan, outdated } from '../entities/approval.ts';
import type { PlanHash } from '../entities/plan.ts';
import type { Actor, Run, RunId } from '../entities/run.ts';
import type { PlanOutdated } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { RunQueue } from '../ports/run-queue.ts';
import type { Admit, NotAdmitted } from './admit.ts';
import type { HeldRuns, Undecidable } from './held-runs.ts';

export type ApprovalRequest = { readonly runId: RunId; readonly planHash: PlanHash; readonly actor: Actor };
export type ApprovalRefused = Undecidable | PlanOutdated | NotAdmitted;

/** Queues the apply of what a run holds. Whether both sides are as the run left them is the worker's to see. */
export type RequestApproval = (request: ApprovalRequest) => TE.TaskEither<ApprovalRefused, Run>;
export const RequestApproval = token<RequestApproval>('RequestApproval');

export const makeRequestApproval = (heldRuns: HeldRuns, admit: Admit, queue: RunQueue, now: Clock): RequestApproval => {
  const enqueue = (run: Run, { planHash, actor }: ApprovalRequest): TE.TaskEither<ApprovalRefused, unknown> =>
    pipe(
      queue.enqueueApproval(run.id, { planHash, actor }, now()),
      TE.filterOrElseW(
        (enqueued) => enqueued,
        (): ApprovalRefused => ({ _tag: 'RunNotHeld', runId: run.id, state: run.state }),
      ),
    );
  return (request) =>
    pipe(
      heldRuns.find(request.runId),
      TE.filterOrElseW(
        (run) => namesHeldPlan(run, request.planHash),
        (run): ApprovalRefused => outdated(run, null),
      ),
      TE.tap((run) => admit(run.school.schoolId, request.actor)),
      TE.tap((run) => enqueue(run, request)),
    );
};
