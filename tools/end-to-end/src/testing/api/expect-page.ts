import { expect } from 'vitest';
import type { Got } from './browser.ts';

/** A page as people should see it: a status, a heading in plain words, a way on, and nothing of the machinery. */
export const expectPage = ({ status, headers, text }: Got, expected: number, heading: string): void => {
  const title = /<h1>(.*?)<\/h1>/.exec(text)?.[1];
  expect([status, headers.get('content-type'), title]).toEqual([expected, 'text/html; charset=utf-8', heading]);
  expect(text).not.toMatch(/^\s*[{[]|"type":| {4}at |node_modules|node:internal|\.ts:\d|_tag/);
  if (status >= 400) expect(text).toMatch(/ href="\/(auth\/clever)?"/);
};
