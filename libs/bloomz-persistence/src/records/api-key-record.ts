import { defineEntity, p } from '@mikro-orm/postgresql';

/** A server's key, by the digest of its secret. */
export const ApiKeyRecord = defineEntity({
  name: 'ApiKeyRecord',
  tableName: 'api_keys',
  properties: {
    id: p.uuid().primary(),
    districtId: p.uuid(),
    name: p.text(),
    scopes: p.array().columnType('text[]'),
    digest: p.text().unique(),
    createdAt: p.datetime().length(3),
    revokedAt: p.datetime().length(3).nullable(),
  },
});
