import { defineEntity, p } from '@mikro-orm/postgresql';

/** When the next mail may go to a domain. */
export const MailDomainRecord = defineEntity({
  name: 'MailDomainRecord',
  tableName: 'mail_domains',
  properties: { domain: p.text().primary(), freeAt: p.datetime().length(3) },
});
