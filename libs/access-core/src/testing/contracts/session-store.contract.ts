import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import type { SessionStore } from '../../ports/session-store.ts';
import { aDigest, anId, aSession, later, NOW } from '../builders.ts';
import { right } from '../outcomes.ts';

/** Every SessionStore must pass this; call it from the adapter's own test file. */
export const sessionStoreContract = (name: string, makeStore: () => Promise<SessionStore>): void => {
  describe(`${name} is a SessionStore`, () => {
    it('finds an open session by its digest and no other', async () => {
      const store = await makeStore();
      const [digest, session] = [aDigest(), aSession()];
      await right(store.open(digest, session));
      expect(await right(store.find(digest))).toEqual(O.some(session));
      expect(await right(store.find(aDigest()))).toEqual(O.none);
    });

    it('moves the time a session was last seen, and no other time', async () => {
      const store = await makeStore();
      const [digest, session] = [aDigest(), aSession()];
      await right(store.open(digest, session));
      await right(store.touch(digest, later(60_000)));
      expect(await right(store.find(digest))).toEqual(O.some({ ...session, lastSeenAt: later(60_000) }));
    });

    it('closes a session for good: touching it does not bring it back', async () => {
      const store = await makeStore();
      const digest = aDigest();
      await right(store.open(digest, aSession()));
      await right(store.close(digest));
      await right(store.close(digest));
      await right(store.touch(digest, later(1)));
      expect(await right(store.find(digest))).toEqual(O.none);
    });

    it("closes all of one account's sessions", async () => {
      const store = await makeStore();
      const [accountId, one, two, other] = [anId(), aDigest(), aDigest(), aDigest()];
      const others = aSession();
      await right(store.open(one, aSession({ accountId })));
      await right(store.open(two, aSession({ accountId })));
      await right(store.open(other, others));
      await right(store.closeAllOf(accountId));
      expect(await right(store.find(one))).toEqual(O.none);
      expect(await right(store.find(two))).toEqual(O.none);
      expect(await right(store.find(other))).toEqual(O.some(others));
    });

    it('forgets what was opened or seen too long ago, and says how many', async () => {
      const store = await makeStore();
      await right(store.sweep(NOW, NOW));
      const [old, idle, alive] = [aDigest(), aDigest(), aDigest()];
      await right(store.open(old, aSession({ openedAt: later(-1) })));
      await right(store.open(idle, aSession({ lastSeenAt: later(-1) })));
      await right(store.open(alive, aSession()));
      expect(await right(store.sweep(NOW, NOW))).toBe(2);
      expect(await right(store.find(old))).toEqual(O.none);
      expect(await right(store.find(idle))).toEqual(O.none);
      expect(O.isSome(await right(store.find(alive)))).toBe(true);
    });
  });
};
