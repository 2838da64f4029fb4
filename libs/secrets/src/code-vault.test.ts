import { randomBytes } from 'node:crypto';
import { parseCode, showCode } from '@bloomz/invitation-core';
import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { makeCodeVault } from './code-vault.ts';

const vault = makeCodeVault(randomBytes(32));

describe('a code vault', () => {
  it('mints codes of 65 bits and links of 128, and none twice', () => {
    const minted = Array.from({ length: 10_000 }, vault.mint);
    for (const { code, link } of minted) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/);
      expect(link).toMatch(/^[\w-]{22}$/);
      expect(parseCode(showCode(code).toLowerCase())).toEqual(O.some(code));
    }
    expect(new Set(minted.flatMap(({ code, link }) => [code, link])).size).toBe(20_000);
  });

  it('uses every character at every place of a code about equally often', () => {
    const counts = new Map<string, number>();
    for (const { code } of Array.from({ length: 32_000 }, vault.mint))
      for (const [at, char] of [...code].entries()) counts.set(`${at}${char}`, (counts.get(`${at}${char}`) ?? 0) + 1);
    expect(counts.size).toBe(13 * 32);
    for (const count of counts.values()) {
      expect(count).toBeGreaterThan(1_000 - 250);
      expect(count).toBeLessThan(1_000 + 250);
    }
  });

  it('digests the same alike, and anything else differently: another kind, another key', () => {
    const other = makeCodeVault(randomBytes(32));
    expect(vault.digest('code', 'X')).toBe(vault.digest('code', 'X'));
    const digests = [vault.digest('code', 'X'), vault.digest('link', 'X'), vault.digestAddress('X')];
    expect(new Set([...digests, vault.digest('code', 'Y'), other.digest('code', 'X')]).size).toBe(5);
    for (const digest of digests) expect(digest).toMatch(/^[\w-]{43}$/);
  });

  it('knows an address again however it is written', () => {
    expect(vault.digestAddress(' Sample@Example.ORG ')).toBe(vault.digestAddress('sample@example.org'));
  });

  it('seals what it opens again, and never the same way twice', () => {
    const secrets = vault.mint();
    const [one, two] = [vault.seal(secrets), vault.seal(secrets)];
    expect(one).not.toBe(two);
    expect(one).not.toContain(secrets.code);
    for (const sealed of [one, two]) expect(vault.open(sealed)).toEqual(O.some(secrets));
  });

  it('opens nothing that was changed, made up, or sealed with another key', () => {
    const sealed = vault.seal(vault.mint());
    for (const text of ['', 'x', sealed.slice(1), `${sealed}A`, sealed.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))])
      expect(vault.open(text)).toEqual(O.none);
    expect(makeCodeVault(randomBytes(32)).open(sealed)).toEqual(O.none);
  });

  it('takes no key of another length', () => {
    expect(() => makeCodeVault(randomBytes(16))).toThrow('32 bytes');
  });
});
