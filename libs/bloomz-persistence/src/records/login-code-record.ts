import { defineEntity, p } from '@mikro-orm/postgresql';

/** An authorization code that was claimed, by its digest. */
export const LoginCodeRecord = defineEntity({
  name: 'LoginCodeRecord',
  tableName: 'login_codes',
  properties: { digest: p.text().primary(), at: p.datetime().length(3) },
});
