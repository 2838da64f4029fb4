import type { MailUnfit } from '@bloomz/invitation-core';
import { E, O, pipe } from '@bloomz/kernel';
import { render, toPlainText } from '@react-email/render';
import { makeSay } from '../words/say.ts';
import { findLeftovers } from './leftovers.ts';
import type { Written } from './leftovers.ts';
import { mailElement } from './layout.ts';
import { MARKS, takeApart } from './slots.ts';
import type { Pieces } from './slots.ts';
import type { MailKind, Variant } from './variant.ts';

/** A mail that waits for its values. */
export type Template = { readonly subject: Pieces; readonly html: Pieces; readonly text: Pieces };

const SUBJECTS = {
  teacher: 'teacherSubject',
  staff: 'staffSubject',
  parent: 'parentSubject',
  'family-join': 'familySubject',
} as const satisfies Record<MailKind, string>;

const AS_TEXT = { selectors: [{ selector: 'h1', options: { uppercase: false } }] };

const write = async (variant: Variant): Promise<Written> => {
  const say = makeSay(variant.locale);
  const html = await render(mailElement(variant, say));
  return { subject: say(SUBJECTS[variant.kind], { school: MARKS.school }), html, text: toPlainText(html, AS_TEXT) };
};

/** Renders a variant with marks in place of its values, and refuses what no values would make good. */
export const makeTemplate = async (variant: Variant): Promise<E.Either<MailUnfit, Template>> => {
  const written = await write(variant);
  return pipe(
    findLeftovers(written, [MARKS.link, MARKS.unsubscribe]),
    O.match(
      () =>
        E.right({
          subject: takeApart(written.subject),
          html: takeApart(written.html),
          text: takeApart(written.text),
        }),
      (flaw) => E.left({ _tag: 'MailUnfit', flaw }),
    ),
  );
};
