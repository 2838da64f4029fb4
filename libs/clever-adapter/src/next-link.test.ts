import { E } from '@bloomz/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followNext } from './next-link.ts';

const API = 'https://api.clever.com';
const NEXT = '/v3.1/users?limit=2&starting_after=abc';
const NONE = new Set<string>();

describe('a next link', () => {
  it('HC-3: joins the relative address without doubling the version', () => {
    expect(followNext(NEXT, API, NONE)).toEqual(E.right({ path: NEXT, cursor: 'abc' }));
  });

  it('keeps a path that the configured address carries', () => {
    expect(followNext(NEXT, 'http://proxy.test/clever', NONE)).toEqual(E.right({ path: NEXT, cursor: 'abc' }));
  });

  it('accepts the absolute form of the same host', () => {
    expect(followNext(API + NEXT, API, NONE)).toEqual(E.right({ path: NEXT, cursor: 'abc' }));
  });

  it.each([
    'https://evil.test/v3.1/users?starting_after=abc',
    'http://api.clever.com/v3.1/users?starting_after=abc',
    'https://api.clever.com:8443/v3.1/users?starting_after=abc',
    'https://user:secret@api.clever.com/v3.1/users?starting_after=abc',
    'https://api.clever.com.evil.test/v3.1/users?starting_after=abc',
    'javascript:alert(1)',
    'data:,starting_after=abc',
    'http://[broken',
  ])('is refused when it leads to another host: %s', (uri) => {
    expect(followNext(uri, API, NONE)).toSatisfy(E.isLeft);
  });

  it('never leaves the configured origin, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.string().map((s) => `/${s}`),
        ),
        (uri) => {
          const next = followNext(`${uri}${uri.includes('?') ? '&' : '?'}starting_after=x`, API, NONE);
          if (E.isRight(next)) expect(new URL(API + next.right.path).origin).toBe(API);
        },
      ),
    );
  });

  it('HC-6: is refused without a cursor, or with one that was followed before', () => {
    expect(E.isLeft(followNext('/v3.1/users?limit=2', API, NONE))).toBe(true);
    expect(E.isLeft(followNext('/v3.1/users?starting_after=', API, NONE))).toBe(true);
    expect(E.isLeft(followNext(NEXT, API, new Set(['abc'])))).toBe(true);
  });
});
