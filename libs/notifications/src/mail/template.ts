import type { MailUnfit } from '@bloomz/invitation-core';
import { E, O, pipe } from '@bloomz/kernel';
import { findLeftovers } from './leftovers.ts';
import { MARKS, takeApart } from './slots.ts';
import type { Pieces } from './slots.ts';
import type { Variant } from './variant.ts';

/** A mail that waits for its values. */
export type Template = { readonly subject: Pieces; readonly html: Pieces; readonly text: Pieces };

/** Renders a variant with marks in place of its values, and refuses what no values would make good. React is loaded for the first of them. */
export const makeTemplate = async (variant: Variant): Promise<E.Either<MailUnfit, Template>> => {
  const { write } = await import('./write.ts');
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
