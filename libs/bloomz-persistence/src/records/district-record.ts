import { defineEntity, p } from '@mikro-orm/postgresql';

export const DistrictRecord = defineEntity({
  name: 'DistrictRecord',
  tableName: 'districts',
  properties: {
    id: p.uuid().primary(),
    cleverId: p.text().unique(),
    name: p.text().nullable(),
    connection: p.text().default('connected'),
    disconnectedAt: p.datetime().length(3).nullable(),
  },
});
