import { defineEntity, p } from '@mikro-orm/postgresql';

/** What waits to be sent, written together with the change that asks for it. `ref` is the invitation. */
export const OutboxRecord = defineEntity({
  name: 'OutboxRecord',
  tableName: 'outbox',
  uniques: [{ name: 'outbox_once', properties: ['ref', 'kind'] }],
  properties: {
    id: p.bigint().primary().autoincrement(),
    districtId: p.uuid(),
    schoolId: p.uuid(),
    kind: p.text(),
    ref: p.uuid(),
    createdAt: p.datetime().length(3),
  },
});
