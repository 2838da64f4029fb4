import type { MailOrder, ReadyMail } from '@bloomz/invitation-core';
import { E } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { hostileNames, NAMES_BY_LOCALE } from '../testing/names.ts';
import { makeMailComposer } from './react-mail-composer.ts';
import { renderSample } from './render-sample.ts';
import { previewMails, sampleOrder } from './samples.ts';

const composer = makeMailComposer({ from: 'Bloomz <no-reply@bloomz.example>', publicUrl: 'https://bloomz.example' });

const compose = async (order: MailOrder): Promise<ReadyMail> => {
  const outcome = await composer.compose(order)();
  if (E.isLeft(outcome)) throw new Error(outcome.left.flaw);
  return outcome.right;
};
const flawOf = async (order: MailOrder): Promise<string> => {
  const outcome = await composer.compose(order)();
  return E.isLeft(outcome) ? outcome.left.flaw : 'none';
};

type Invitation = Extract<MailOrder['content'], { kind: 'invitation' }>;
const anInvitation = (change: Partial<Invitation> = {}, order: Partial<MailOrder> = {}): MailOrder => ({
  ...sampleOrder('parent', 'en'),
  ...order,
  content: { ...(sampleOrder('parent', 'en').content as Invitation), ...change },
});
const named = (name: string): ReadonlyArray<MailOrder> => [
  anInvitation({ firstName: name }),
  { ...sampleOrder('family-join', 'ar'), content: { kind: 'family-join', firstName: name, joinedName: name || 'x' } },
  anInvitation({}, { school: { name: `Quillbrook ${name}`, replyTo: null } }),
];
const tagsOf = (html: string): ReadonlyArray<string> => html.match(/<[a-z!/][^>]*>/gi) ?? [];

describe('a mail', () => {
  it.each(previewMails())('says what it has to say: $name', async ({ order }) => {
    const { subject, text, from, headers } = await compose(order);
    expect({ from, subject, headers, text }).toMatchSnapshot();
  });

  it.each(previewMails())('is one column of accessible HTML that loads nothing: $name', async ({ order }) => {
    const { html } = await compose(order);
    expect(html).toContain(`lang="${order.locale}"`);
    expect(html).toContain(`dir="${order.locale === 'ar' ? 'rtl' : 'ltr'}"`);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html).not.toMatch(/<(?:img|script|link|style|form|iframe)\b|\bsrc=|url\(/i);
    const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '');
    for (const href of hrefs) expect(href).toMatch(/^https:\/\/bloomz\.example\//);
  });

  it('counts children and names none', async () => {
    const texts = await Promise.all(
      [0, 1, 2, 5].map(async (children) => (await compose(anInvitation({ children }))).text),
    );
    expect(texts[1]).toContain('your child.');
    expect(texts[2]).toContain('your 2 children.');
    expect(texts[3]).toContain('your 5 children.');
    expect(texts[0]).not.toContain('child');
  });

  it('says how to end such mails where its reader can', async () => {
    const { headers } = await compose(anInvitation({}, { unsubscribeUrl: 'https://bloomz.example/stop/x' }));
    expect(headers).toMatchObject({
      'List-Unsubscribe': '<https://bloomz.example/stop/x>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    const without = await compose(anInvitation({}, { unsubscribeUrl: null }));
    expect(Object.keys(without.headers)).toEqual(['Auto-Submitted', 'X-Auto-Response-Suppress', 'Content-Language']);
    expect(without.text).not.toContain('unsubscribe');
  });

  it('greets nobody where there is no name', async () => {
    expect((await compose(anInvitation({ firstName: ' \u200b' }))).text).toContain('\nHello,\n');
  });

  it('asks for an answer only where somebody reads it', async () => {
    expect((await compose(anInvitation())).text).toContain('reply to this mail');
    const silent = await compose(anInvitation({}, { school: { name: 'Quillbrook', replyTo: 'no\r\naddress' } }));
    expect(silent.replyTo).toBeNull();
    expect(silent.text).not.toContain('reply to this mail');
  });

  it('is there as a sample of every kind', async () => {
    expect(E.isRight(await renderSample('staff', 'ar')())).toBe(true);
  });
});

describe('a mail is unfit', () => {
  it.each([
    ['an empty link', anInvitation({ link: '' })],
    ['a link that is not ours', anInvitation({ link: 'https://evil.example/join/x' })],
    ['a link that is not ours', anInvitation({ link: 'javascript:alert(1)' })],
    ['a link that is not ours', anInvitation({ link: 'https://bloomz.example@evil.example/' })],
    ['a link that is not ours', anInvitation({}, { unsubscribeUrl: 'https://evil.example' })],
    ['a code that is none', anInvitation({ code: '' })],
    ['a code that is none', anInvitation({ code: undefined as never })],
    ['a date that is none', anInvitation({ expiresOn: new Date(Number.NaN) })],
    ['a number of children that is none', anInvitation({ children: Number.NaN })],
    ['an address that is none', anInvitation({}, { to: 'a@x.example, b@y.example' })],
    ['an address that is none', anInvitation({}, { to: 'a@x.example\r\nBcc: b@y.example' })],
    ['an address that is none', anInvitation({}, { to: '' })],
    ['a school without a name', anInvitation({}, { school: { name: '\u200b', replyTo: null } })],
  ])('with %s', async (flaw, order) => {
    expect(await flawOf(order)).toBe(flaw);
  });

  it('but not because of what somebody is called', async () => {
    for (const name of ['Null', 'undefined', 'NaN', '{{name}}', '${name}', '[object Object]', '{name}'])
      expect((await compose(anInvitation({ firstName: name }))).text).toContain(`Hello ${name},`);
  });
});

describe('names', () => {
  it('of 60 languages arrive as they are', async () => {
    for (const [, name] of NAMES_BY_LOCALE) {
      const { text, html } = await compose(anInvitation({ firstName: name }));
      expect(text.normalize('NFC')).toContain(name.normalize('NFC'));
      expect(html).toContain(name.replace(/'/g, '&#x27;'));
    }
  });

  it('that nobody has change nothing but themselves: 500 of 500', async () => {
    const innocent = await Promise.all(named('Wrenna').map(compose));
    const nameless = await Promise.all(named('').map(compose));
    for (const name of hostileNames())
      for (const [at, order] of named(name).entries()) {
        const mail = await compose(order);
        const model = [innocent[at], nameless[at]].map((one) => ({
          tags: tagsOf(one!.html),
          lines: one!.text.split('\n').length,
        }));
        expect(model).toContainEqual({ tags: tagsOf(mail.html), lines: mail.text.split('\n').length });
        for (const line of [mail.subject, mail.from]) expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
        expect(mail.from).toMatch(/^"[^"\\<>@]*" <no-reply@bloomz\.example>$/);
        expect(mail.subject.length).toBeLessThan(1_000);
        for (const part of [mail.subject, mail.text, mail.html])
          expect(part.split('\u2068').length).toBe(part.split(/(?<!\u2066[\w-]*)\u2069/).length);
      }
  });
});

describe('the composer', () => {
  it('refuses to start with a sender that is none', () => {
    expect(() => makeMailComposer({ from: 'Bloomz' })).toThrow('MAIL_FROM');
  });
});
