import { describe, expect, it } from 'vitest';
import { isCrossSite } from './cross-site.ts';

const ORIGIN = 'https://bloomz.example.org';
const judge = (method: string, headers: Record<string, string>) => isCrossSite({ method, headers }, ORIGIN);

describe('a request from another site', () => {
  it.each([
    ['a form there', 'POST', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, true],
    ['a sibling domain', 'PATCH', { 'sec-fetch-site': 'same-site', origin: 'https://www.example.org' }, true],
    ['an older browser', 'POST', { origin: 'https://evil.example' }, true],
    ['a sandboxed frame', 'POST', { origin: 'null' }, true],
    ['our own page', 'POST', { 'sec-fetch-site': 'same-origin', origin: ORIGIN }, false],
    ['our own page in an older browser', 'DELETE', { origin: ORIGIN }, false],
    ['typed by the person', 'POST', { 'sec-fetch-site': 'none' }, false],
    ['no browser', 'POST', {}, false],
    ['a look', 'GET', { 'sec-fetch-site': 'cross-site' }, false],
    ['a server with its key', 'POST', { authorization: 'Bearer bz_x', origin: 'https://evil.example' }, false],
  ])('%s', (_, method, headers, expected) => {
    expect(judge(method, headers as Record<string, string>)).toBe(expected);
  });
});
