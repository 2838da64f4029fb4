import { defineEntity, p } from '@mikro-orm/postgresql';

/** One line of a preview. `nameKey` is what a search looks through. */
export const PlanChangeRecord = defineEntity({
  name: 'PlanChangeRecord',
  tableName: 'plan_changes',
  properties: {
    planId: p.text().primary(),
    position: p.integer().primary(),
    districtId: p.uuid(),
    schoolId: p.uuid(),
    record: p.text(),
    kind: p.text(),
    cleverId: p.text(),
    name: p.text(),
    nameKey: p.text(),
    detail: p.text().nullable(),
    fields: p.array().columnType('text[]'),
    worries: p.boolean(),
  },
});
