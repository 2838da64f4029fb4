import { Body, Button, Container, Head, Heading, Hr, Html, Link, Text } from '@react-email/components';
import { createElement as h } from 'react';
import type { CSSProperties, ReactElement, ReactNode } from 'react';
import { DIRECTION } from '../words/say.ts';
import type { Say } from '../words/say.ts';
import { MARKS } from './slots.ts';
import type { MailKind, Variant } from './variant.ts';

const FONTS = "-apple-system, 'Segoe UI', Roboto, 'Noto Sans', Helvetica, Arial, sans-serif";
const INK = '#1b2733';
const PALE = '#52606d';
const BLUE = '#0b57a4';

const sheet: CSSProperties = { maxWidth: '560px', margin: '0 auto', padding: '24px 20px', backgroundColor: '#ffffff' };
const page: CSSProperties = { margin: 0, backgroundColor: '#ffffff', color: INK, fontFamily: FONTS };
const heading: CSSProperties = { margin: '0 0 16px', fontSize: '22px', lineHeight: '30px', color: INK };
const words: CSSProperties = { margin: '0 0 16px', fontSize: '16px', lineHeight: '24px', color: INK };
const small: CSSProperties = { margin: '0 0 8px', fontSize: '14px', lineHeight: '20px', color: PALE };
const button: CSSProperties = {
  ...{ backgroundColor: BLUE, color: '#ffffff', borderRadius: '6px', padding: '14px 28px' },
  ...{ fontSize: '17px', lineHeight: '24px', fontWeight: 700, textDecoration: 'none' },
};
const code: CSSProperties = {
  ...{ margin: '0 0 16px', padding: '12px 0', fontSize: '26px', lineHeight: '34px', letterSpacing: '1px' },
  ...{ fontFamily: "'SFMono-Regular', Consolas, 'Liberation Mono', Menlo, monospace", fontWeight: 700 },
};

const line = (text: string, style = words): ReactElement => h(Text, { style, key: text }, text);

/** An address is read from left to right, and broken where the screen ends. */
const address = (around: string): ReactNode => {
  const [before, after] = around.split(MARKS.link);
  const link = h(Link, { href: MARKS.link, dir: 'ltr', style: { color: BLUE, wordBreak: 'break-all' } }, MARKS.link);
  return [before, h('span', { key: 'link' }, link), after];
};

/** A mail in plain text has no button that could fail. */
const SEEN_ONLY = { 'data-skip-in-text': 'true' };

const INVITATIONS = {
  teacher: { lead: 'teacherLead', reason: 'teacherReason', byClever: true },
  staff: { lead: 'staffLead', reason: 'staffReason', byClever: true },
  parent: { lead: 'parentLead', reason: 'parentReason', byClever: false },
} as const;

const invitation = (kind: Exclude<MailKind, 'family-join'>, say: Say, children: number): ReadonlyArray<ReactNode> => [
  line(say(INVITATIONS[kind].lead, { school: MARKS.school, children })),
  h(Text, { style: words, key: 'button' }, h(Button, { href: MARKS.link, style: button }, say('join'))),
  h(Text, { ...SEEN_ONLY, style: small, key: 'address' }, address(say('joinByAddress', { link: MARKS.link }))),
  line(say('joinByCode', { site: MARKS.site }), { ...words, margin: '16px 0 0' }),
  h('p', { style: code, key: 'code' }, h('span', { dir: 'ltr' }, MARKS.code)),
  INVITATIONS[kind].byClever ? line(say('joinByClever')) : null,
  line(say('validThrough', { date: MARKS.date })),
];

const familyJoin = (about: Variant['about'], say: Say): ReadonlyArray<ReactNode> => [
  about === 'somebody'
    ? line(say('familyLead', { joined: MARKS.joined, school: MARKS.school }))
    : line(say('familyLeadWithoutName', { school: MARKS.school })),
  line(say('familyKnown')),
  line(say('familyUnknown')),
];

const unsubscribe = (say: Say): ReactNode =>
  h(
    Text,
    { style: small, key: 'unsubscribe' },
    say('unsubscribe'),
    ' ',
    h(Link, { href: MARKS.unsubscribe, style: { color: BLUE } }, say('unsubscribeLink')),
  );

const footer = ({ kind, canReply, canUnsubscribe }: Variant, say: Say): ReadonlyArray<ReactNode> => {
  const reason = kind === 'family-join' ? 'familyReason' : INVITATIONS[kind].reason;
  return [
    h(Hr, { key: 'rule', style: { borderColor: '#d9e0e6', margin: '24px 0 16px' } }),
    line(`${say(reason, { school: MARKS.school })} ${say(canReply ? 'mistakeReply' : 'mistake')}`, small),
    canUnsubscribe ? unsubscribe(say) : null,
  ];
};

/** A mail in one column, without pictures or anything else from elsewhere. */
export const mailElement = (variant: Variant, say: Say): ReactElement => {
  const dir = DIRECTION[variant.locale];
  const side: CSSProperties = { textAlign: dir === 'rtl' ? 'right' : 'left' };
  const greeting = variant.named ? say('greeting', { name: MARKS.name }) : say('greetingWithoutName');
  const body =
    variant.kind === 'family-join' ? familyJoin(variant.about, say) : invitation(variant.kind, say, variant.children);
  return h(
    Html,
    { lang: variant.locale, dir },
    h(Head, null, h('title', null, MARKS.school)),
    h(
      Body,
      { style: { ...page, ...side } },
      h(
        Container,
        { style: { ...sheet, ...side }, dir },
        h(Heading, { as: 'h1', style: heading }, MARKS.school),
        line(greeting),
        body,
        footer(variant, say),
      ),
    ),
  );
};
