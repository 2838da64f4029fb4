import { expect } from 'vitest';
import type { Browser } from './browser.ts';

/** A whole list, page after page, and how many pages that took. */
export const walk = async <T>(
  browser: Browser,
  path: string,
  limit = 50,
): Promise<{ readonly items: ReadonlyArray<T>; readonly pages: number }> => {
  const items: T[] = [];
  let [pages, cursor] = [0, null as string | null];
  do {
    const url = new URL(path, 'http://localhost');
    url.searchParams.set('limit', String(limit));
    if (cursor !== null) url.searchParams.set('cursor', cursor);
    const got = await browser.get(`${url.pathname}${url.search}`);
    expect(got.status).toBe(200);
    const page = got.json as unknown as { readonly items: ReadonlyArray<T>; readonly next: string | null };
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    cursor = page.next;
    pages += 1;
  } while (cursor !== null);
  return { items, pages };
};

/** A whole list, however many pages it has. */
export const allPages = async <T>(browser: Browser, path: string): Promise<ReadonlyArray<T>> =>
  (await walk<T>(browser, path)).items;
