import { defineEntity, p } from '@mikro-orm/postgresql';

/** Addresses that complained, by their keyed hash: nothing is sent there any more. */
export const MailSuppressionRecord = defineEntity({
  name: 'MailSuppressionRecord',
  tableName: 'mail_suppressions',
  properties: { addressDigest: p.text().primary(), reason: p.text(), at: p.datetime().length(3) },
});
