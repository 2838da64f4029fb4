import { E } from '@bloomz/kernel';
import * as t from 'io-ts';

/** `nextUri` is absent on the last page. */
export type Page = { readonly records: ReadonlyArray<unknown>; readonly nextUri: string | undefined };

const Envelope = t.type({ data: t.UnknownArray, links: t.UnknownArray });
const Single = t.type({ data: t.UnknownRecord });
const Item = t.type({ data: t.unknown });
const Link = t.type({ rel: t.string, uri: t.string });
const NextLink = t.type({ rel: t.literal('next') });
const Counted = t.type({ count: t.number });

const recordOf = (item: unknown): unknown => (Item.is(item) ? item.data : undefined);

/** A page of a list. Without `links` a page may be cut off, so it is none. https://dev.clever.com/docs/paging-and-limits */
export const decodePage = (body: unknown): E.Either<string, Page> => {
  if (!Envelope.is(body)) return E.left('not a page of a list');
  const next = body.links.find(NextLink.is);
  if (next !== undefined && !Link.is(next)) return E.left('next link without an address');
  return E.right({ records: body.data.map(recordOf), nextUri: next?.uri });
};

/** A single object. */
export const decodeSingle = (body: unknown): E.Either<string, unknown> =>
  Single.is(body) ? E.right(body.data) : E.left('not a single object');

/** `undefined`: the server ignores `count=true` and gives the list itself. */
export const decodeCount = (body: unknown): E.Either<string, number | undefined> =>
  E.right(Counted.is(body) ? body.count : undefined);
