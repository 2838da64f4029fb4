import { describe, expect, it } from 'vitest';
import type { GrantStore } from '../../ports/grant-store.ts';
import { aCleverId, anAccount } from '../builders.ts';
import { right } from '../outcomes.ts';

/** Every GrantStore must pass this; what the roster makes of it is for the adapter's own tests. */
export const grantStoreContract = (name: string, makeStore: () => Promise<GrantStore>): void => {
  describe(`${name} is a GrantStore`, () => {
    it('gives nothing to a stranger, with or without a Clever id or an address', async () => {
      const store = await makeStore();
      const clever = { userId: aCleverId(), districtId: aCleverId() };
      for (const account of [anAccount(), anAccount({ email: null }), anAccount({ clever })])
        expect(await right(store.grantsOf(account))).toEqual([]);
    });

    it('leaves to the core what the account itself says', async () => {
      const clever = { userId: aCleverId(), districtId: aCleverId() };
      const account = anAccount({ clever, districtAdmin: true, operator: true });
      expect(await right((await makeStore()).grantsOf(account))).toEqual([]);
    });
  });
};
