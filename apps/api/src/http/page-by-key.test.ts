import { E } from '@bloomz/kernel';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageByKey } from './page-by-key.ts';

const pages = (keys: ReadonlyArray<string>, limit: number): string[][] => {
  const all: string[][] = [];
  for (let cursor: string | undefined; ;) {
    const page = pageByKey(keys, (key) => key, { limit, cursor });
    if (E.isLeft(page)) throw new Error('malformed');
    all.push([...page.right.items]);
    if (page.right.next === null) return all;
    cursor = page.right.next;
  }
};

it('gives every item once, in order, in full pages', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.integer({ min: 1, max: 9 }), (keys, limit) => {
      const sorted = [...keys].map((key) => key.toWellFormed()).sort();
      const unique = [...new Set(sorted)];
      const all = pages(unique, limit);
      expect(all.flat()).toEqual(unique);
      expect(all.slice(0, -1).every(({ length }) => length === limit)).toBe(true);
    }),
  );
});

it('refuses a cursor of its own making', () => {
  expect(pageByKey(['a'], (key) => key, { limit: 1, cursor: '!!' })).toEqual(E.left({ _tag: 'MalformedCursor' }));
});
