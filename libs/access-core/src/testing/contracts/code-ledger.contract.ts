import { describe, expect, it } from 'vitest';
import type { CodeLedger } from '../../ports/code-ledger.ts';
import { aDigest, later, NOW } from '../builders.ts';
import { right } from '../outcomes.ts';

/** Every CodeLedger must pass this; call it from the adapter's own test file. */
export const codeLedgerContract = (name: string, makeLedger: () => Promise<CodeLedger>): void => {
  describe(`${name} is a CodeLedger`, () => {
    it('gives a code to the first who claims it', async () => {
      const ledger = await makeLedger();
      const digest = aDigest();
      expect(await right(ledger.claim(digest, NOW))).toBe(true);
      expect(await right(ledger.claim(digest, later(1)))).toBe(false);
      expect(await right(ledger.claim(aDigest(), NOW))).toBe(true);
    });

    it('gives it to one of many who claim it at the same moment', async () => {
      const ledger = await makeLedger();
      const digest = aDigest();
      const claims = await Promise.all(Array.from({ length: 20 }, () => right(ledger.claim(digest, NOW))));
      expect(claims.filter(Boolean)).toHaveLength(1);
    });

    it('forgets what was claimed before a time, and says how many', async () => {
      const ledger = await makeLedger();
      await right(ledger.sweep(later(1)));
      const [old, fresh] = [aDigest(), aDigest()];
      await right(ledger.claim(old, NOW));
      await right(ledger.claim(fresh, later(1)));
      expect(await right(ledger.sweep(later(1)))).toBe(1);
      expect(await right(ledger.claim(fresh, later(2)))).toBe(false);
      expect(await right(ledger.claim(old, later(2)))).toBe(true);
    });
  });
};
