import { defineEntity, p } from '@mikro-orm/postgresql';

/** A signed-in browser, by the digest of its token. */
export const SessionRecord = defineEntity({
  name: 'SessionRecord',
  tableName: 'sessions',
  indexes: [{ name: 'sessions_account', properties: ['accountId'] }],
  properties: {
    digest: p.text().primary(),
    accountId: p.uuid(),
    openedAt: p.datetime().length(3),
    lastSeenAt: p.datetime().length(3),
  },
});
