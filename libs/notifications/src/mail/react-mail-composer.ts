import type { MailComposer, MailOrder, MailUnfit, ReadyMail } from '@bloomz/invitation-core';
import { type E, pipe, TE } from '@bloomz/kernel';
import { isolate, unlink } from '../safe-text.ts';
import { DIRECTION } from '../words/say.ts';
import { sender, senderAddress } from './address.ts';
import { escapeHtml, fillIn } from './slots.ts';
import type { Slot } from './slots.ts';
import { makeTemplate } from './template.ts';
import type { Template } from './template.ts';
import { isOursAt, valuesOf } from './values.ts';
import type { MailValues } from './values.ts';
import { childrenOf, keyOf, kindOf } from './variant.ts';
import type { Variant } from './variant.ts';

/** `from`: MAIL_FROM. `publicUrl`: where people reach us; links elsewhere then make a mail unfit. */
export type MailComposerConfig = { readonly from: string; readonly publicUrl?: string | undefined };

const variantOf = ({ locale, content }: MailOrder, { name, joined, replyTo, unsubscribe }: MailValues): Variant => ({
  ...{ locale, kind: kindOf(content), children: childrenOf(content) },
  ...{
    named: name !== '',
    about: joined === '' ? 'nobody' : 'somebody',
    canReply: replyTo !== null,
    canUnsubscribe: unsubscribe !== '',
  },
});

/** Every variant is rendered when it is first needed. */
const makeShelf = (): ((variant: Variant) => TE.TaskEither<MailUnfit, Template>) => {
  const templates = new Map<string, Promise<E.Either<MailUnfit, Template>>>();
  return (variant) => () => {
    const key = keyOf(variant);
    const template = templates.get(key) ?? makeTemplate(variant);
    templates.set(key, template);
    return template;
  };
};

const NAMES: ReadonlyArray<Slot> = ['school', 'name', 'joined'];

/** A code is read from left to right wherever it stands. */
const LTR_ISOLATE = '\u2066';
const POP = '\u2069';

const headersOf = ({ locale }: MailOrder, { unsubscribe }: MailValues): ReadyMail['headers'] => ({
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
  'Content-Language': locale,
  ...(unsubscribe === ''
    ? {}
    : { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
});

const fill = (
  template: Template,
  values: MailValues,
  { locale }: MailOrder,
): Pick<ReadyMail, 'subject' | 'html' | 'text'> => {
  const around = DIRECTION[locale];
  const inOrder = (slot: Slot): string =>
    slot === 'code' && around === 'rtl' ? `${LTR_ISOLATE}${values.code}${POP}` : values[slot];
  const inBody = (slot: Slot): string => (NAMES.includes(slot) ? isolate(unlink(values[slot]), around) : inOrder(slot));
  return {
    subject: fillIn(template.subject, (slot) => isolate(values[slot], around)),
    html: fillIn(template.html, (slot) => escapeHtml(inBody(slot))),
    text: fillIn(template.text, inBody),
  };
};

/** Mails from React Email templates and ICU messages. */
export const makeMailComposer = ({ from, publicUrl }: MailComposerConfig): MailComposer => {
  const address = senderAddress(from);
  const isOurs = isOursAt(publicUrl);
  const templateFor = makeShelf();
  return {
    compose: (order) =>
      pipe(
        TE.Do,
        TE.bindW('values', () => TE.fromEither(valuesOf(order, isOurs))),
        TE.bindW('template', ({ values }) => templateFor(variantOf(order, values))),
        TE.map(({ values, template }) => ({
          messageId: order.messageId,
          from: sender(`${values.school} via Bloomz`, address),
          to: values.to,
          replyTo: values.replyTo,
          ...fill(template, values, order),
          headers: headersOf(order, values),
        })),
      ),
  };
};
