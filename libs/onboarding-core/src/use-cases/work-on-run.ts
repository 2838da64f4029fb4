import { pipe, TE, token } from '@bloomz/kernel';
import { isAsLeft, outdated } from '../entities/approval.ts';
import { sizeOf } from '../entities/roster-changes.ts';
import type { PlanOutdated, RosterMoved, SourceFailure, StoreUnavailable } from '../errors.ts';
import type { TakenRun } from '../ports/run-queue.ts';
import type { CommitPlan } from './commit-plan.ts';
import type { Drafted, DraftPlan } from './draft-plan.ts';
import type { Following, FollowRun, RunLost } from './follow-run.ts';
import type { ImportReport } from './import-report.ts';

export type WorkFailed = SourceFailure | StoreUnavailable | PlanOutdated | RosterMoved | RunLost;

/** Plans a run from the queue and applies it; or applies what it holds, if that was approved and is still the same. */
export type WorkOnRun = (taken: TakenRun) => TE.TaskEither<WorkFailed, ImportReport>;
export const WorkOnRun = token<WorkOnRun>('WorkOnRun');

export const makeWorkOnRun = (draftPlan: DraftPlan, commitPlan: CommitPlan, followRun: FollowRun): WorkOnRun => {
  const draft = ({ run, approval }: TakenRun, following: Following) =>
    pipe(
      draftPlan({ ...run, approved: approval !== null, onProgress: following.onProgress }),
      TE.filterOrElseW(
        ({ plan }): boolean => approval === null || isAsLeft(run, plan),
        ({ plan }) => outdated(run, plan),
      ),
    );
  return (taken) => {
    const following = followRun(taken.ticket);
    const start = { ...taken.run, actor: taken.approval?.actor ?? taken.run.actor, ticket: taken.ticket };
    return pipe(
      draft(taken, following),
      TE.tap(({ plan }: Drafted): TE.TaskEither<WorkFailed, void> =>
        following.enter({ phase: 'applying', done: 0, of: sizeOf(plan.changes) }),
      ),
      TE.flatMap((drafted) => commitPlan(start, drafted)),
    );
  };
};
