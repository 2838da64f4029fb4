import { E } from '@bloomz/kernel';
import { isCleverId, type MalformedCursor, type Page, type PageRequest } from '@bloomz/onboarding-core';

/** What an item is sorted by; the last part tells apart items of one name. */
export type Key<Last extends string | number> = readonly [name: string, id: Last];

export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);

const NO_CURSOR: E.Either<MalformedCursor, never> = E.left({ _tag: 'MalformedCursor' });

const decode = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
};

/** The key that a cursor carries, if it is one that this module made; without a cursor the given beginning. */
export const parseCursor = <Last extends string | number>(
  { cursor }: PageRequest,
  beginning: Key<Last>,
  isLast: (last: unknown) => last is Last,
): E.Either<MalformedCursor, Key<Last>> => {
  if (cursor === undefined) return E.right(beginning);
  const found = decode(cursor);
  if (!Array.isArray(found) || found.length !== 2) return NO_CURSOR;
  const [name, last] = found as readonly unknown[];
  return typeof name === 'string' && !name.includes('\u0000') && isLast(last) ? E.right([name, last]) : NO_CURSOR;
};

export const isClassId = (last: unknown): last is string => typeof last === 'string' && isUuid(last);
export const isUserId = (last: unknown): last is string => typeof last === 'string' && isCleverId(last);
export const isPosition = (last: unknown): last is number => Number.isInteger(last) && Math.abs(Number(last)) < 2 ** 31;

/** Sort before everything that has a name. */
export const FIRST_USER: Key<string> = ['', ''];
export const FIRST_CLASS: Key<string> = ['', '00000000-0000-0000-0000-000000000000'];

/** A page of rows of which one more than asked for was read: whether there is more is known without asking again. */
export const toPage = <Row, T>(
  rows: ReadonlyArray<Row>,
  { limit }: PageRequest,
  keyOf: (row: Row) => Key<string | number>,
  toItem: (row: Row) => T,
): Page<T> => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    items: shown.map(toItem),
    next: more ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null,
  };
};
