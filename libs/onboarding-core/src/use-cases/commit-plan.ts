import { O, pipe, TE, token } from '@bloomz/kernel';
import { isEmpty } from '../entities/roster-changes.ts';
import type { Actor, Run, RunId } from '../entities/run.ts';
import type { RosterMoved, StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { RosterStore } from '../ports/roster-store.ts';
import type { RunLog } from '../ports/run-log.ts';
import type { RunStart } from './conduct-run.ts';
import type { Drafted } from './draft-plan.ts';
import type { ImportReport } from './import-report.ts';

/**
 * Applies a plan with its run record in one transaction. A plan without changes and holds writes nothing at all, unless
 * the run came from the queue: somebody watches it, so it leaves a record all the same.
 */
export type CommitPlan = (
  start: RunStart,
  drafted: Drafted,
) => TE.TaskEither<RosterMoved | StoreUnavailable, ImportReport>;
export const CommitPlan = token<CommitPlan>('CommitPlan');

export const makeCommitPlan = (store: RosterStore, runs: RunLog, now: Clock): CommitPlan => {
  /** Both sides agree again, so what the last run holds is moot. */
  const outdateHold = (runId: RunId | null, actor: Actor, at: Date): TE.TaskEither<StoreUnavailable, unknown> =>
    pipe(
      runId === null ? TE.right(O.none) : runs.find(runId),
      TE.flatMap((last) =>
        O.isSome(last) && last.value.state === 'held'
          ? runs.settle(last.value.id, 'outdated', actor, at)
          : TE.right(false),
      ),
    );
  return (start, drafted) => {
    const { plan, cost, ms, version, lastRunId } = drafted;
    const outcome = plan.holds.length > 0 ? 'held' : 'applied';
    const at = now();
    if (start.ticket === null && outcome === 'applied' && isEmpty(plan.changes))
      return pipe(
        outdateHold(lastRunId, start.actor, at),
        TE.map(() => ({ runId: lastRunId, outcome, plan, cost, ms: { ...ms, apply: 0 } })),
      );
    const run = toRun(start, drafted, at);
    return pipe(
      store.apply(start.school, { version, changes: plan.changes, actor: start.actor, at, run, ticket: start.ticket }),
      TE.map(() => ({ runId: run.id, outcome, plan, cost, ms: { ...ms, apply: now().getTime() - at.getTime() } })),
    );
  };
};

const toRun = ({ ticket: _, ...start }: RunStart, { plan, cost, ms }: Drafted, finishedAt: Date): Run => ({
  ...start,
  state: plan.holds.length > 0 ? 'held' : 'applied',
  planHash: plan.hash,
  snapshotDigest: plan.snapshotDigest,
  digestAfter: plan.digestAfter,
  counts: plan.counts,
  holds: plan.holds,
  details: {
    skipped: plan.skipped,
    quarantined: plan.quarantined,
    warnings: plan.warnings,
    families: plan.families,
    cost,
    ms,
  },
  failure: null,
  finishedAt,
});
