import type { Hold, ImportReport, Plan } from '@bloomz/onboarding-core';

type HoldJson = Pick<Hold, 'type' | 'removals' | 'of' | 'cause' | 'updates'>;

/** What a plan says, whether it was made for a person or by a run. */
export type PlanJson = Pick<Plan, 'counts' | 'skipped' | 'quarantined' | 'warnings'> &
  Partial<Pick<Plan, 'families'>> & {
    readonly runId: string | null;
    readonly planHash: string;
    readonly outcome: ImportReport['outcome'];
    readonly held: ReadonlyArray<HoldJson>;
  };

/** The answer of `plan`, `import` and `approve`. */
export type ReportJson = PlanJson & {
  readonly clever: { readonly requests: number; readonly retries: number };
  readonly ms: { readonly read: number; readonly plan: number; readonly apply: number };
};

const toHoldJson = ({ type, removals, of, cause, updates }: Hold): HoldJson => ({ type, removals, of, cause, updates });

const describe = (plan: Plan, runId: string | null, outcome: ImportReport['outcome']): PlanJson => ({
  runId,
  planHash: plan.hash,
  outcome,
  counts: plan.counts,
  skipped: plan.skipped,
  quarantined: plan.quarantined,
  held: plan.holds.map(toHoldJson),
  warnings: plan.warnings,
  ...(plan.families === null ? {} : { families: plan.families }),
});

export const toPlanJson = (plan: Plan): PlanJson => describe(plan, null, 'planned');

export const toReportJson = ({ runId, outcome, plan, cost, ms }: ImportReport): ReportJson => ({
  ...describe(plan, runId, outcome),
  clever: { requests: cost.requests, retries: cost.retries },
  ms: { read: ms.read, plan: ms.plan, apply: ms.apply },
});
