import { type DistrictId, type SchoolId, type StoredPlan, toCounts, toImportOptions } from '@bloomz/onboarding-core';
import { type ActorColumns, toActor } from '../actor-columns.ts';

export const SELECT_PLAN = `
  select plans.id, districts.clever_id as "districtId", schools.clever_id as "schoolId", actor_kind as "actorKind",
    actor_user_id as "actorUserId", options, made_at as "madeAt", summary, cost, ms
  from plans join schools on schools.id = plans.school_id join districts on districts.id = plans.district_id
  where plans.id = $1`;

export type PlanRow = Omit<StoredPlan, 'school' | 'actor'> &
  ActorColumns & { readonly districtId: DistrictId; readonly schoolId: SchoolId };

export const toStoredPlan = ({ districtId, schoolId, actorKind, actorUserId, ...plan }: PlanRow): StoredPlan => ({
  ...plan,
  options: toImportOptions(plan.options),
  summary: { ...plan.summary, counts: toCounts(plan.summary.counts), families: plan.summary.families ?? null },
  school: { districtId, schoolId },
  actor: toActor({ actorKind, actorUserId }),
});
