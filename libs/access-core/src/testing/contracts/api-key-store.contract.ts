import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import type { ApiKeyStore } from '../../ports/api-key-store.ts';
import { aCleverId, aDigest, anApiKey, anId, later, NOW } from '../builders.ts';
import { left, right } from '../outcomes.ts';

/** A store that knows these two districts, whose Clever ids they are. */
export type MakeApiKeyStore = () => Promise<{
  readonly keys: ApiKeyStore;
  readonly districts: readonly [string, string];
}>;

/** Every ApiKeyStore must pass this; call it from the adapter's own test file. */
export const apiKeyStoreContract = (name: string, makeStore: MakeApiKeyStore): void => {
  describe(`${name} is an ApiKeyStore`, () => {
    it('finds a key by the digest of its secret and no other', async () => {
      const { keys, districts } = await makeStore();
      const [digest, key] = [aDigest(), anApiKey({ districtId: districts[0], scopes: ['read', 'import', 'manage'] })];
      await right(keys.add(key, digest));
      expect(await right(keys.findByDigest(digest))).toEqual(O.some(key));
      expect(await right(keys.findByDigest(aDigest()))).toEqual(O.none);
    });

    it('makes no key for a district that Bloomz does not have', async () => {
      const { keys } = await makeStore();
      const [districtId, digest] = [aCleverId(), aDigest()];
      expect(await left(keys.add(anApiKey({ districtId }), digest))).toEqual({ _tag: 'DistrictUnknown', districtId });
      expect(await right(keys.findByDigest(digest))).toEqual(O.none);
    });

    it('lists the keys of one district or of all, oldest first', async () => {
      const { keys, districts } = await makeStore();
      const [here, elsewhere] = districts;
      const young = anApiKey({ districtId: here, createdAt: later(2) });
      const old = anApiKey({ districtId: here, createdAt: NOW });
      const other = anApiKey({ districtId: elsewhere, createdAt: later(1) });
      for (const key of [young, old, other]) await right(keys.add(key, aDigest()));
      const ours = [old, other, young].map(({ id }) => id);
      const idsOf = async (districtId?: string): Promise<ReadonlyArray<string>> =>
        (await right(keys.list(districtId))).map(({ id }) => id).filter((id) => ours.includes(id));
      expect(await idsOf(here)).toEqual([old.id, young.id]);
      expect(await idsOf()).toEqual(ours);
    });

    it('revokes a key once; it stays in the list with the time it ended', async () => {
      const { keys, districts } = await makeStore();
      const [digest, key] = [aDigest(), anApiKey({ districtId: districts[0] })];
      await right(keys.add(key, digest));
      expect(await right(keys.revoke(key.id, later(1)))).toBe(true);
      expect(await right(keys.revoke(key.id, later(2)))).toBe(true);
      expect(await right(keys.findByDigest(digest))).toEqual(O.some({ ...key, revokedAt: later(1) }));
    });

    it('says when there is no such key', async () => {
      const { keys } = await makeStore();
      expect(await right(keys.revoke(anId(), NOW))).toBe(false);
      expect(await right(keys.revoke('no id at all', NOW))).toBe(false);
    });
  });
};
