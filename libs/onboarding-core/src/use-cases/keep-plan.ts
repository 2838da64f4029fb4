import { pipe, TE, token } from '@bloomz/kernel';
import { describePlan } from '../entities/describe-plan.ts';
import type { SchoolRef } from '../entities/run.ts';
import type { StoredPlan } from '../entities/stored-plan.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { NewRunId } from '../ports/new-run-id.ts';
import type { PlanShelf } from '../ports/plan-shelf.ts';
import type { Drafted } from './draft-plan.ts';
import type { ImportRequest } from './plan-import.ts';

/** Puts a plan where whoever asked for it can read it page by page. */
export type KeepPlan = (
  request: Pick<ImportRequest, 'actor' | 'options'>,
  school: SchoolRef,
  drafted: Drafted,
) => TE.TaskEither<StoreUnavailable, StoredPlan>;
export const KeepPlan = token<KeepPlan>('KeepPlan');

export const makeKeepPlan =
  (shelf: PlanShelf, newId: NewRunId, now: Clock): KeepPlan =>
  ({ actor, options }, school, { plan, roster, cost, ms }) => {
    const { hash, counts, holds, skipped, quarantined, warnings, families } = plan;
    const summary = { hash, counts, holds, skipped, quarantined, warnings, families };
    const stored: StoredPlan = { id: newId(), school, actor, options, madeAt: now(), summary, cost, ms };
    return pipe(
      shelf.keep(stored, describePlan(plan, roster)),
      TE.map(() => stored),
    );
  };
