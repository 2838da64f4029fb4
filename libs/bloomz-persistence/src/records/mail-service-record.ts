import { defineEntity, p } from '@mikro-orm/postgresql';

/** One row: whether mail is switched off, and whether the mail server answers. */
export const MailServiceRecord = defineEntity({
  name: 'MailServiceRecord',
  tableName: 'mail_service',
  properties: {
    name: p.text().primary(),
    pausedAt: p.datetime().length(3).nullable(),
    downSince: p.datetime().length(3).nullable(),
    failure: p.text().nullable(),
    nextTryAt: p.datetime().length(3).nullable(),
  },
});
