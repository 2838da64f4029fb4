import { describe, expect, it } from 'vitest';
import { A_MAIL_PLACE } from '../testing/a-mailer.ts';
import { parseMessageId, toMailOrder } from './mail-order.ts';
import type { InvitationFacts, MailFacts } from './mailing.ts';

const ID = '0b0f5c1e-6a3c-5d0b-9a55-1f3c8e7d2b40';
const about: InvitationFacts = {
  ...{ kind: 'invitation', invitationId: ID, generation: 2, resent: 0, purpose: 'parent' },
  ...{ secrets: { code: 'CODE', link: 'LINK' }, expiresAt: new Date(0), children: 3 },
};
const facts: MailFacts = {
  ...{
    to: 'ada@home.example',
    firstName: 'Ada',
    school: { name: 'Elm', replyTo: null },
    languages: [null, 'es-MX', 'en'],
  },
  about,
};
const orderOf = (like: Partial<InvitationFacts> = {}, token: string | null = 'TOKEN') =>
  toMailOrder({ ...facts, about: { ...about, ...like } }, A_MAIL_PLACE, token);

describe('a mail', () => {
  it('says what it is about, and where it leads', () => {
    expect(orderOf()).toEqual({
      messageId: `<${ID}.2@bloomz.example>`,
      to: 'ada@home.example',
      locale: 'es',
      school: { name: 'Elm', replyTo: null },
      unsubscribeUrl: 'https://bloomz.example/mail/stop/TOKEN',
      content: {
        ...{ kind: 'invitation', purpose: 'parent', firstName: 'Ada', code: 'CODE', children: 3 },
        ...{ link: 'https://bloomz.example/join/LINK', expiresOn: new Date(0) },
      },
    });
    expect(orderOf({ purpose: 'teacher' }, null)).toMatchObject({ unsubscribeUrl: null, content: { children: 0 } });
  });

  it('has one name, which it keeps; what was asked for again has another', () => {
    const names = [orderOf(), orderOf(), orderOf({ resent: 1 }), orderOf({ generation: 3 })].map((o) => o.messageId);
    expect(new Set(names).size).toBe(3);
    for (const [at, generation] of [2, 2, 2, 3].entries())
      expect(parseMessageId(names[at]!)).toEqual({ invitationId: ID, generation });
  });

  it('of news names who joined, and nothing else', () => {
    const order = toMailOrder(
      { ...facts, about: { kind: 'family-join', ref: 'REF', joinedName: 'New Adult' } },
      A_MAIL_PLACE,
      null,
    );
    expect(order.content).toEqual({ kind: 'family-join', firstName: 'Ada', joinedName: 'New Adult' });
    expect(parseMessageId(order.messageId)).toBeUndefined();
  });
});

it.each(['', 'x', `${ID}@h`, `<${ID}.x@h>`, `<${ID}.1>`, `<${ID}.1@h> <b>`, `<../${ID}.1@h>`, `<${ID}.1234567890@h>`])(
  'no invitation is named by %j',
  (messageId) => {
    expect(parseMessageId(messageId)).toBeUndefined();
  },
);
