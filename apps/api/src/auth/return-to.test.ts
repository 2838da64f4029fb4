import { expect, it } from 'vitest';
import { returnTo } from './return-to.ts';

it.each([
  ['/schools/1?tab=people', '/schools/1?tab=people'],
  [undefined, '/'],
  ['', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/a\r\nset-cookie:x', '/'],
  ['/auth/logout', '/'],
  ['javascript:alert(1)', '/'],
])('%j leads to %s', (given, expected) => {
  expect(returnTo(given)).toBe(expected);
});
