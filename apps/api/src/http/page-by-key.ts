import { E } from '@bloomz/kernel';
import { compareText, type MalformedCursor, type Page, type PageRequest } from '@bloomz/onboarding-core';

const encode = (key: string): string => Buffer.from(key).toString('base64url');

const decode = (cursor: string): string | undefined => {
  const key = Buffer.from(cursor, 'base64url').toString();
  return encode(key) === cursor ? key : undefined;
};

/** A page of a list that is in memory, sorted by a key of its own for every item. */
export const pageByKey = <T>(
  sorted: ReadonlyArray<T>,
  keyOf: (item: T) => string,
  { limit, cursor }: PageRequest,
): E.Either<MalformedCursor, Page<T>> => {
  const after = cursor === undefined ? '' : decode(cursor);
  if (after === undefined) return E.left({ _tag: 'MalformedCursor' });
  const rest = cursor === undefined ? sorted : sorted.filter((item) => compareText(keyOf(item), after) > 0);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return E.right({ items, next: rest.length > limit && last !== undefined ? encode(keyOf(last)) : null });
};
