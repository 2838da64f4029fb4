import { listOf, nullable } from '../http/compounds.ts';
import { defaulting, optional } from '../http/fields.ts';
import { object } from '../http/object.ts';
import { integer, text } from '../http/scalars.ts';
import { type Codec, describe, named } from '../http/schema.ts';

const MOST_ITEMS = 200;
const ITEMS = 50;

const Cursor = text({
  min: 1,
  max: 512,
  pattern: '^[!-~]+$',
  words: 'must be a cursor, as the page before gave it',
  example: 'eyJuYW1lIjoiQWxnZWJyYSJ9',
});

/** How many items an answer holds at most. */
export const LIMIT = {
  limit: defaulting(
    describe(integer({ min: 1, max: MOST_ITEMS, example: ITEMS }), { description: 'How many items at most' }),
    ITEMS,
  ),
};

/** What every paged list takes. */
export const PAGING = {
  ...LIMIT,
  cursor: optional(describe(Cursor, { description: '`next` of the page before; the first page without' })),
};

/** What a search box sends. */
export const SEARCH = {
  search: optional(
    describe(text({ max: 100, example: 'alg' }), {
      description: 'Every word must occur in the name, in upper or lower case',
    }),
  ),
};

type Page<A> = { readonly items: ReadonlyArray<A>; readonly next: string | null };

/** One page of a list. */
export const pageOf = <A, O>(name: string, item: Codec<A, O>): Codec<Page<A>, Page<O>> =>
  named(
    name,
    object({
      items: listOf(item),
      next: describe(nullable(Cursor), { description: 'The cursor of the next page; null on the last' }),
    }),
    { description: 'One page of a list' },
  );
