import { defineEntity, p } from '@mikro-orm/postgresql';

/** `version` moves with every write to the school and fences off writes that were planned on an older state. `language`: the one for families without one. */
export const SchoolRecord = defineEntity({
  name: 'SchoolRecord',
  tableName: 'schools',
  properties: {
    id: p.uuid().primary(),
    districtId: p.uuid(),
    cleverId: p.text().unique(),
    name: p.text().nullable(),
    version: p.bigint('number').defaultRaw('0'),
    language: p.text().default('en'),
  },
});
