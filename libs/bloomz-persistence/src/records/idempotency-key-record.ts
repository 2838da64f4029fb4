import { defineEntity, p } from '@mikro-orm/postgresql';

/** A request that started a run, so that its repetition starts none. */
export const IdempotencyKeyRecord = defineEntity({
  name: 'IdempotencyKeyRecord',
  tableName: 'idempotency_keys',
  properties: {
    caller: p.text().primary(),
    key: p.text().primary(),
    districtId: p.uuid(),
    request: p.text(),
    runId: p.text(),
    at: p.datetime().length(3),
  },
});
