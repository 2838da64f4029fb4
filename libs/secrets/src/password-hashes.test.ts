import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHashText } from './hash-text.ts';
import { makePasswordHashes, type ScryptCost, STRONG } from './password-hashes.ts';

const WEAK: ScryptCost = { logN: 4, r: 1, p: 1 };
const { hashPassword, verifyPassword } = makePasswordHashes(WEAK);
const printable = fc.string({ unit: 'grapheme' });

describe('password hashes', () => {
  it('belong to one password', async () => {
    await fc.assert(
      fc.asyncProperty(printable, printable, async (password, other) => {
        const hash = await hashPassword(password)();
        expect(await verifyPassword(password, hash)()).toBe(true);
        expect(await verifyPassword(other, hash)()).toBe(password.normalize('NFC') === other.normalize('NFC'));
      }),
    );
  });

  it('take the same characters, however a keyboard composes them', async () => {
    expect(await verifyPassword('Zoe\u0308 cafe\u0301', await hashPassword('Zo\u00eb caf\u00e9')())()).toBe(true);
  });

  it('have a salt of their own each', async () => {
    const hashes = await Promise.all(Array.from({ length: 20 }, () => hashPassword('the same')()));
    expect(new Set(hashes.map((text) => text.split('$')[3])).size).toBe(20);
    expect(new Set(hashes).size).toBe(20);
  });

  it('keep the cost they were made with, so that it can be raised later', async () => {
    const hash = await hashPassword('a password')();
    expect(hash).toMatch(/^\$scrypt\$ln=4,r=1,p=1\$/);
    expect(await makePasswordHashes({ ...WEAK, logN: 5 }).verifyPassword('a password', hash)()).toBe(true);
  });

  it('match nothing where there is no account, or no hash of ours', async () => {
    const hash = await hashPassword('')();
    for (const text of [null, '', 'x', hash.slice(1), hash.replace('ln=4', 'ln=30'), hash.replace('p=1', 'p=0')])
      expect(await verifyPassword('', text)()).toBe(false);
  });

  it('refuse to work without bound for a text from elsewhere', () => {
    const rest = `$${'A'.repeat(22)}$${'A'.repeat(43)}`;
    expect(parseHashText(`$scrypt$ln=17,r=8,p=1${rest}`)?.cost).toEqual({ logN: 17, r: 8, p: 1 });
    for (const cost of ['ln=18,r=8,p=1', 'ln=17,r=9,p=1', 'ln=0,r=8,p=1'])
      expect(parseHashText(`$scrypt$${cost}${rest}`)).toBeUndefined();
  });
});

describe('the cost of production', () => {
  const { hashPassword: hash, verifyPassword: verify } = makePasswordHashes(STRONG);
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const from = performance.now();
    await work();
    return performance.now() - from;
  };
  const median = (times: ReadonlyArray<number>): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

  it('is the same for a wrong password and for nobody', async () => {
    const text = await hash('correct horse battery')();
    expect(text).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/);
    const [wrong, nobody]: [number[], number[]] = [[], []];
    for (let n = 0; n < 5; n += 1) {
      wrong.push(await timed(verify('wrong', text)));
      nobody.push(await timed(verify('wrong', null)));
    }
    const ratio = median(wrong) / median(nobody);
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });
});
