import { describe, expect, it } from 'vitest';
import { makeNodeSecrets } from './node-secrets.ts';

const { newToken, newId, digest } = makeNodeSecrets();

describe('secrets', () => {
  it('makes tokens of 256 bits that are fit for a cookie and a header', () => {
    const tokens = Array.from({ length: 1_000 }, newToken);
    expect(new Set(tokens).size).toBe(1_000);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  });

  it('makes random UUIDs', () => {
    expect(newId()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it('digests with SHA-256', () => {
    expect(digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
