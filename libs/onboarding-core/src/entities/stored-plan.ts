import type { ImportOptions } from './import-options.ts';
import type { Plan } from './plan.ts';
import type { Actor, SchoolRef } from './run.ts';
import type { ReadCost } from './read-cost.ts';

export type PlanId = string;

/** A preview as it was shown: everything of the plan but its changes, which are read page by page. */
export type StoredPlan = {
  readonly id: PlanId;
  readonly school: SchoolRef;
  readonly actor: Actor;
  readonly options: ImportOptions;
  readonly madeAt: Date;
  readonly summary: Pick<Plan, 'hash' | 'counts' | 'holds' | 'skipped' | 'quarantined' | 'warnings' | 'families'>;
  readonly cost: ReadCost;
  readonly ms: { readonly read: number; readonly plan: number };
};
