import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import type { AccountStore } from '../../ports/account-store.ts';
import { aCleverId, anAccount, anAddress, anId, anIdentity } from '../builders.ts';
import { left, right } from '../outcomes.ts';

const aPerson = (like: { readonly name?: string; readonly operator?: boolean } = {}) => ({
  id: anId(),
  name: 'Sample Account',
  email: anAddress(),
  operator: false,
  ...like,
});

/** Every AccountStore must pass this; call it from the adapter's own test file. */
export const accountStoreContract = (name: string, makeStore: () => Promise<AccountStore>): void => {
  describe(`${name} is an AccountStore`, () => {
    it('knows nobody at first', async () => {
      const store = await makeStore();
      expect(await right(store.find(anId()))).toEqual(O.none);
      expect(await right(store.findByClever(aCleverId()))).toEqual(O.none);
      expect(await right(store.findByEmail(anAddress()))).toEqual(O.none);
    });

    it('creates an account with a password, and finds it by id and by address in any letters', async () => {
      const store = await makeStore();
      const person = aPerson({ operator: true });
      const account = await right(store.setPassword(person, 'hash-1'));
      expect(account).toEqual(anAccount({ ...person }));
      expect(await right(store.find(person.id))).toEqual(O.some(account));
      expect(await right(store.findByEmail(person.email.toUpperCase()))).toEqual(
        O.some({ account, passwordHash: 'hash-1' }),
      );
    });

    it('gives an existing account the new password, name and flag; id and link stay', async () => {
      const store = await makeStore();
      const person = aPerson();
      const clever = { userId: aCleverId(), districtId: aCleverId() };
      await right(store.setPassword(person, 'hash-1'));
      await right(store.link(person.id, clever));
      const again = { ...aPerson({ name: 'New Name', operator: true }), email: person.email.toUpperCase() };
      const account = anAccount({ ...person, clever, name: 'New Name', operator: true });
      expect(await right(store.setPassword(again, 'hash-2'))).toEqual(account);
      expect(await right(store.findByEmail(person.email))).toEqual(O.some({ account, passwordHash: 'hash-2' }));
    });

    it('creates one account for one address, also at the same moment', async () => {
      const store = await makeStore();
      const email = anAddress();
      const made = await Promise.all(
        Array.from({ length: 4 }, () => right(store.setPassword({ ...aPerson(), email }, 'hash'))),
      );
      expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    });

    it('creates an account for a person in Clever, without the address', async () => {
      const store = await makeStore();
      const [id, identity] = [anId(), anIdentity({ name: 'Zoë Ünlü 山' })];
      const { userId, districtId } = identity;
      const account = anAccount({ id, name: 'Zoë Ünlü 山', email: null, clever: { userId, districtId } });
      expect(await right(store.createForClever(id, identity))).toEqual(account);
      expect(await right(store.findByClever(userId))).toEqual(O.some(account));
      expect(await right(store.findByEmail(identity.email ?? ''))).toEqual(O.none);
    });

    it('creates one account per person in Clever, also at the same moment', async () => {
      const store = await makeStore();
      const identity = anIdentity({ email: null });
      const made = await Promise.all(Array.from({ length: 4 }, () => right(store.createForClever(anId(), identity))));
      expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    });

    it('links an account once; the same link again changes nothing', async () => {
      const store = await makeStore();
      const person = aPerson();
      const clever = { userId: aCleverId(), districtId: aCleverId() };
      await right(store.setPassword(person, 'hash'));
      await right(store.link(person.id, clever));
      await right(store.link(person.id, clever));
      const linked = O.some(anAccount({ ...person, clever }));
      expect(await right(store.find(person.id))).toEqual(linked);
      expect(await right(store.findByClever(clever.userId))).toEqual(linked);
      expect(await left(store.link(person.id, { ...clever, userId: aCleverId() }))).toEqual({
        _tag: 'LinkedElsewhere',
      });
      expect(await right(store.find(person.id))).toEqual(linked);
    });

    it('does not link a person in Clever to a second account', async () => {
      const store = await makeStore();
      const [person, identity] = [aPerson(), anIdentity()];
      await right(store.createForClever(anId(), identity));
      const account = await right(store.setPassword(person, 'hash'));
      expect(await left(store.link(person.id, identity))).toEqual({ _tag: 'LinkedElsewhere' });
      expect(await right(store.find(person.id))).toEqual(O.some(account));
    });

    it('links a person in Clever to one of two accounts that ask at the same moment', async () => {
      const store = await makeStore();
      const people = [aPerson(), aPerson()];
      const clever = { userId: aCleverId(), districtId: aCleverId() };
      for (const person of people) await right(store.setPassword(person, 'hash'));
      const outcomes = await Promise.all(people.map(({ id }) => store.link(id, clever)()));
      expect(outcomes.map(({ _tag }) => _tag).sort()).toEqual(['Left', 'Right']);
    });

    it('takes over at a sign-in how Clever spells the name of somebody who has no other account', async () => {
      const store = await makeStore();
      const [id, person, identity] = [anId(), aPerson(), anIdentity({ name: '' })];
      const account = await right(store.createForClever(id, identity));
      await right(store.noteSignIn(id, { ...identity, name: 'Zoë Ünlü 山' }));
      expect(await right(store.find(id))).toEqual(O.some({ ...account, name: 'Zoë Ünlü 山' }));
      await right(store.noteSignIn(id, identity));
      expect(await right(store.find(id))).toEqual(O.some({ ...account, name: 'Zoë Ünlü 山' }));
      const withPassword = await right(store.setPassword(person, 'hash'));
      await right(store.noteSignIn(person.id, identity));
      await right(store.noteSignIn(person.id, { ...identity, name: 'Other' }));
      expect(await right(store.find(person.id))).toEqual(O.some(withPassword));
    });

    it('LG-11: notes at a sign-in whether Clever calls the person district admin', async () => {
      const store = await makeStore();
      const [id, identity] = [anId(), anIdentity()];
      const account = await right(store.createForClever(id, identity));
      for (const role of ['district_admin', 'district admin', 'districtadmin', 'District_Admin']) {
        await right(store.noteSignIn(id, { ...identity, email: null, roles: ['teacher', role] }));
        expect(await right(store.find(id))).toEqual(O.some({ ...account, districtAdmin: true }));
        await right(store.noteSignIn(id, { ...identity, roles: ['teacher'] }));
        expect(await right(store.find(id))).toEqual(O.some(account));
      }
      const admin = anIdentity({ roles: ['district_admin'] });
      expect((await right(store.createForClever(anId(), admin))).districtAdmin).toBe(true);
    });
  });
};
