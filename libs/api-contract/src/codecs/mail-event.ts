import { optional } from '../http/fields.ts';
import { object } from '../http/object.ts';
import { flag, text } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';

/** What happened to a mail, as the mail service tells it. Of other kinds and further fields nothing is made. */
export const MailEvent = named(
  'MailEvent',
  object({
    type: describe(text({ min: 1, max: 100, example: 'mail.bounced' }), {
      description: '`mail.bounced` or `mail.complained`; others are of no concern',
    }),
    data: object({
      messageId: text({ min: 1, max: 998, example: '<7f1d0b1e-2c55-5a0e-9a51-0d6a2f0b9c11.1@bloomz.example>' }),
      permanent: optional(describe(flag, { description: 'Whether the address will never work' })),
      reason: optional(text({ max: 500, example: '550 5.1.1' })),
    }),
  }),
  { description: 'What happened to a mail' },
);
