import type { getPlan } from '@bloomz/api-contract';
import type { StoredPlan } from '@bloomz/onboarding-core';
import type { BodyOf } from './body-of.ts';
import { toOptionsJson } from './options-json.ts';
import { toActorJson, toHeldJson } from './run-json.ts';

export const toPlanJson = ({ summary, ...plan }: StoredPlan): BodyOf<typeof getPlan> => ({
  id: plan.id,
  schoolId: plan.school.schoolId,
  planHash: summary.hash,
  options: toOptionsJson(plan.options),
  actor: toActorJson(plan.actor),
  madeAt: plan.madeAt.toISOString(),
  counts: summary.counts,
  skipped: summary.skipped,
  quarantined: summary.quarantined,
  held: summary.holds.map(toHeldJson),
  warnings: summary.warnings,
  families: summary.families,
  clever: plan.cost,
  ms: plan.ms,
});
