import type { ImportOptions, StoredPlan } from '@bloomz/onboarding-core';
import { defineEntity, p } from '@mikro-orm/postgresql';

/** A preview that somebody was shown. */
export const PlanRecord = defineEntity({
  name: 'PlanRecord',
  tableName: 'plans',
  properties: {
    id: p.text().primary(),
    districtId: p.uuid(),
    schoolId: p.uuid(),
    actorKind: p.text(),
    actorUserId: p.text().nullable(),
    options: p.json<ImportOptions>(),
    madeAt: p.datetime().length(3),
    summary: p.json<StoredPlan['summary']>(),
    cost: p.json<StoredPlan['cost']>(),
    ms: p.json<StoredPlan['ms']>(),
  },
});
