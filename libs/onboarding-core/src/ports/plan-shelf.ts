import { type O, type TE, token } from '@bloomz/kernel';
import type { Page, PageRequest } from '../entities/page.ts';
import type { PlannedChange } from '../entities/planned-change.ts';
import type { PlanId, StoredPlan } from '../entities/stored-plan.ts';
import type { MalformedCursor, StoreUnavailable } from '../errors.ts';

export type ChangeQuery = PageRequest & {
  /** Only changes of these kinds; all when absent. */
  readonly kinds?: ReadonlyArray<PlannedChange['kind']> | undefined;
  readonly worriesOnly?: boolean | undefined;
  readonly search?: string | undefined;
};

/** Previews that were made for somebody, kept for a day. They are read page by page and change nothing. */
export interface PlanShelf {
  readonly keep: (plan: StoredPlan, changes: ReadonlyArray<PlannedChange>) => TE.TaskEither<StoreUnavailable, void>;
  readonly find: (planId: PlanId) => TE.TaskEither<StoreUnavailable, O.Option<StoredPlan>>;
  /** In the order of the plan. */
  readonly changes: (
    planId: PlanId,
    query: ChangeQuery,
  ) => TE.TaskEither<MalformedCursor | StoreUnavailable, Page<PlannedChange>>;
  /** Forgets plans made before; gives how many. */
  readonly sweep: (before: Date) => TE.TaskEither<StoreUnavailable, number>;
}
export const PlanShelf = token<PlanShelf>('PlanShelf');
