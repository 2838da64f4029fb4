import type { TE } from '@bloomz/kernel';
import { expect } from 'vitest';
import type { Page } from '../../entities/page.ts';
import { right } from './bloomz.ts';

/** Texts that no list ever gave as a cursor. */
export const NO_CURSORS = [
  '',
  'nonsense',
  '%',
  '{}',
  '[]',
  'null',
  "'; drop table people; --",
  'bm9uc2Vuc2U',
  '\u0000',
];

/** All items of a list, page by page. No page but an only one is empty. */
export const everyPage = async <Err, T>(
  page: (cursor: string | undefined) => TE.TaskEither<Err, Page<T>>,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<ReadonlyArray<T>> => {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await right(page(cursor));
    if (next !== null || cursor !== undefined) expect(items).not.toEqual([]);
    all.push(...items);
    cursor = next ?? undefined;
    if (cursor !== undefined) await between();
  } while (cursor !== undefined);
  return all;
};
