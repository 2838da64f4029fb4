import { O, pipe, TE, token } from '@bloomz/kernel';
import { isEmpty } from '../entities/roster-changes.ts';
import type { Plan } from '../entities/plan.ts';
import type { Run } from '../entities/run.ts';
import type { RosterMoved, StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { RosterStore } from '../ports/roster-store.ts';
import type { RunLog } from '../ports/run-log.ts';
import type { RunStart } from './conduct-run.ts';
import type { Drafted } from './draft-plan.ts';
import type { ImportReport } from './import-report.ts';

/**
 * Applies a plan with its run record in one transaction. A plan without changes and holds writes nothing at all, unless
 * the run is the first of its step, which is kept in step from then on, or came from the queue: somebody watches it.
 */
export type CommitPlan = (
  start: RunStart,
  drafted: Drafted,
) => TE.TaskEither<RosterMoved | StoreUnavailable, ImportReport>;
export const CommitPlan = token<CommitPlan>('CommitPlan');

export const makeCommitPlan = (store: RosterStore, runs: RunLog, now: Clock): CommitPlan => {
  type Committed = TE.TaskEither<RosterMoved | StoreUnavailable, ImportReport>;
  const apply = (start: RunStart, drafted: Drafted, at: Date): Committed => {
    const { plan, cost, ms, version } = drafted;
    const run = toRun(start, drafted, at);
    return pipe(
      store.apply(start.school, { version, changes: plan.changes, actor: start.actor, at, run, ticket: start.ticket }),
      TE.map(() => ({
        ...{ runId: run.id, outcome: outcomeOf(plan), plan, cost },
        ms: { ...ms, apply: now().getTime() - at.getTime() },
      })),
    );
  };
  /** Both sides agree again, so what the last run of this step holds is moot. */
  const leave = (last: Run, { actor }: RunStart, { plan, cost, ms }: Drafted, at: Date): Committed =>
    pipe(
      last.state === 'held' ? runs.settle(last.id, 'outdated', actor, at) : TE.right(false),
      TE.map(() => ({ runId: last.id, outcome: 'applied', plan, cost, ms: { ...ms, apply: 0 } })),
    );
  return (start, drafted) => {
    const at = now();
    const { plan } = drafted;
    if (start.ticket !== null || outcomeOf(plan) === 'held' || !isEmpty(plan.changes)) return apply(start, drafted, at);
    return pipe(
      runs.lastEffective(start.school, start.options.step),
      TE.flatMap((last) => (O.isSome(last) ? leave(last.value, start, drafted, at) : apply(start, drafted, at))),
    );
  };
};

const outcomeOf = ({ holds }: Plan): 'held' | 'applied' => (holds.length > 0 ? 'held' : 'applied');

const toRun = ({ ticket: _, ...start }: RunStart, { plan, cost, ms }: Drafted, finishedAt: Date): Run => ({
  ...start,
  state: outcomeOf(plan),
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
