import { E } from '@bloomz/kernel';
import { compareText } from '../entities/clever-ids.ts';
import type { Page, PageRequest } from '../entities/page.ts';
import type { MalformedCursor } from '../errors.ts';

/** What an item is sorted by; no two items of a list have the same. */
type Key = ReadonlyArray<string>;

const compareKeys = (a: Key, b: Key): number => a.reduce((order, part, i) => order || compareText(part, b[i] ?? ''), 0);

const parseCursor = (cursor: string): E.Either<MalformedCursor, Key> => {
  const parts = cursor.split('&').map((part) => (/^=[^%&]*(%[0-9A-F]{2}[^%&]*)*$/.test(part) ? part.slice(1) : null));
  const key = parts.flatMap((part) => (part === null ? [] : decodeURIComponent(part)));
  return key.length === parts.length ? E.right(key) : E.left({ _tag: 'MalformedCursor' });
};
const toCursor = (key: Key): string => key.map((part) => `=${encodeURIComponent(part)}`).join('&');

/** The items that follow the cursor's key: what comes and goes before it shifts nothing. */
export const pageOf = <T>(
  items: ReadonlyArray<T>,
  { limit, cursor }: PageRequest,
  keyOf: (item: T) => Key,
): E.Either<MalformedCursor, Page<T>> => {
  const sorted = [...items].sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
  const from = cursor === undefined ? E.right(null) : parseCursor(cursor);
  return E.map((after: Key | null): Page<T> => {
    const rest = after === null ? sorted : sorted.filter((item) => compareKeys(keyOf(item), after) > 0);
    const items = rest.slice(0, limit);
    const last = items.at(-1);
    return { items, next: last === undefined || rest.length === items.length ? null : toCursor(keyOf(last)) };
  })(from);
};

/** Whether every word of a search occurs in the text. */
export const matchesWords = (search: string | undefined, text: string): boolean =>
  (search ?? '')
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.toLowerCase().includes(word));
