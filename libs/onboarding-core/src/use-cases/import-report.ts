import type { Plan } from '../entities/plan.ts';
import type { RunId } from '../entities/run.ts';
import type { ReadCost } from '../entities/read-cost.ts';

/** What a plan or an import came to. Times are milliseconds. `runId` is null for a plan: it wrote no run. */
export type ImportReport = {
  readonly runId: RunId | null;
  readonly outcome: 'planned' | 'applied' | 'held';
  readonly plan: Plan;
  readonly cost: ReadCost;
  readonly ms: { readonly read: number; readonly plan: number; readonly apply: number };
};
