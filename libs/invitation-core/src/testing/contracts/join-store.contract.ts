import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import type { InvitationState } from '../../entities/invitation-state.ts';
import type { JoiningAccount, SecretDigest } from '../../entities/join.ts';
import type { SchoolPlace } from '../../entities/place.ts';
import type { KeptSecrets } from '../../ports/family-code-store.ts';
import type { Joining } from '../../ports/join-store.ts';
import {
  aChild,
  aClass,
  aCleverId,
  aMember,
  anEmail,
  anInvitation,
  aSchoolIn,
  aUuid,
  inDays,
  knownAccount,
  left,
  newAccount,
  NOW,
  right,
  secretsKept,
} from '../joining-builders.ts';
import type { JoiningWorld, MakeJoiningWorld } from '../joining-world.ts';

const REFUSED = { _tag: 'JoinRefused' } as const;
const by = ({ codeDigest }: KeptSecrets): SecretDigest => ({ kind: 'code', digest: codeDigest });
const byLink = ({ linkDigest }: KeptSecrets): SecretDigest => ({ kind: 'link', digest: linkDigest });
const invited = (key: SecretDigest, account: JoiningAccount, at = NOW): Joining => ({
  ...{ kind: 'invitation', key, account, at },
});
const family = (key: SecretDigest, account: JoiningAccount, at = NOW): Joining => ({
  ...{ kind: 'family-code', key, account, at },
  adult: { firstName: 'New', lastName: 'Parent', email: anEmail(), language: 'es' },
});

/** A school with one invited person. */
const anInvited = async (world: JoiningWorld, like: Parameters<typeof aMember>[0] = {}) => {
  const place = await aSchoolIn(world);
  const [member, secrets] = [aMember(like), secretsKept()];
  await world.seed.member(place, member);
  await world.seed.invitation(place, anInvitation({ userId: member.userId, secrets }));
  return { place, member, secrets };
};

/** A school with a household of two children, in a class each, and its code. */
const aFamily = async (world: JoiningWorld) => {
  const place = await aSchoolIn(world);
  const children = [aChild({ firstName: 'Elder' }), aChild({ firstName: 'Younger' })];
  for (const child of children) await world.seed.member(place, child);
  const classIds: string[] = [];
  for (const { userId, firstName } of children)
    classIds.push(await world.seed.schoolClass(place, aClass({ name: firstName, members: [[userId, 'student']] })));
  const secrets = secretsKept();
  const write = { actor: { kind: 'operator' as const }, at: NOW, expiresAt: inDays(180) };
  const household = children.map(({ userId }) => userId);
  const [id = ''] = await right(world.familyCodes.issue(place, [{ children: household, ...secrets }], write));
  return { place, children, household, classIds, secrets, id };
};

const adultsOf = async ({ familyCodes }: JoiningWorld, place: SchoolPlace) =>
  (await right(familyCodes.list(place, { limit: 10 }))).items[0]?.adults ?? [];

/** Every JoinStore must pass this; call it from the adapter's own test file. */
export const joinStoreContract = (name: string, makeWorld: MakeJoiningWorld): void => {
  describe(`${name} is a JoinStore: an invitation`, () => {
    it('is found by its code and by its link, as often as anybody likes, and nothing changes', async () => {
      const world = await makeWorld();
      const { place, member, secrets } = await anInvited(world);
      const opening = {
        ...{ kind: 'invitation', purpose: 'teacher', schoolName: 'Sample Elementary' },
        ...{ expiresOn: inDays(14), used: false },
      };
      for (let n = 0; n < 5; n += 1)
        for (const key of [by(secrets), byLink(secrets)])
          expect(await right(world.joins.find(key, NOW))).toEqual(O.some(opening));
      expect(await world.look.invitation(place, member.userId, 'teacher')).toMatchObject({ state: 'sent' });
      expect(await world.look.version(place)).toBe(0);
    });

    it('is found by nothing else', async () => {
      const world = await makeWorld();
      const { secrets } = await anInvited(world);
      for (const key of [
        ...[by(secretsKept()), byLink(secretsKept()), { kind: 'code', digest: '' } as const],
        ...[
          { kind: 'link', digest: secrets.codeDigest } as const,
          { kind: 'code', digest: secrets.linkDigest } as const,
        ],
      ]) {
        expect(await right(world.joins.find(key, NOW))).toEqual(O.none);
        expect(await left(world.joins.join(invited(key, newAccount())))).toEqual(REFUSED);
      }
    });

    it('lets a new account join: place, link, secrets and mail, all at once', async () => {
      const world = await makeWorld();
      const { place, member } = await anInvited(world);
      const waiting = secretsKept();
      const other = aMember({ role: 'parent' });
      await world.seed.member(place, other);
      const queued = anInvitation({ userId: other.userId, purpose: 'parent', state: 'queued', secrets: waiting });
      await world.seed.invitation(place, queued);
      const account = newAccount();
      const joined = await right(world.joins.join(invited(by(waiting), account)));
      const accountId = account.account.id;
      expect(joined).toEqual({ accountId, place, schoolName: 'Sample Elementary', purpose: 'parent' });
      expect(await world.look.accountId(account.account.email ?? '')).toBe(accountId);
      const left = await world.look.invitation(place, other.userId, 'parent');
      expect(left).toEqual({ state: 'joined', hasSecrets: false, waits: false });
      expect(await world.look.member(place, other.userId)).toEqual({ state: 'joined', archived: false });
      expect(await world.look.member(place, member.userId)).toEqual({ state: 'invited', archived: false });
      expect(await world.look.version(place)).toBe(1);
      expect((await right(world.places.of(accountId))).map(({ role }) => role)).toEqual(['parent']);
    });

    it('lets an account that is known join, and makes none', async () => {
      const world = await makeWorld();
      const { secrets } = await anInvited(world);
      const account = knownAccount();
      await world.seed.account({ ...account.account, email: null, clever: null });
      expect((await right(world.joins.join(invited(byLink(secrets), account)))).accountId).toBe(account.account.id);
      expect(await right(world.places.of(account.account.id))).toHaveLength(1);
    });

    it('answers the account that has joined again, and nobody else; after a day nobody', async () => {
      const world = await makeWorld();
      const { place, secrets } = await anInvited(world);
      const account = knownAccount();
      const joining = invited(by(secrets), account);
      const joined = await right(world.joins.join(joining));
      expect(await right(world.joins.join(joining))).toEqual(joined);
      expect(await right(world.joins.find(by(secrets), NOW))).toMatchObject({ value: { used: true } });
      expect(await left(world.joins.join(invited(by(secrets), knownAccount())))).toEqual(REFUSED);
      const stranger = newAccount();
      expect(await left(world.joins.join(invited(by(secrets), stranger)))).toEqual(REFUSED);
      expect(await world.look.accountId(stranger.account.email ?? '')).toBeUndefined();
      expect(await world.look.version(place)).toBe(1);
      await right(world.joins.expire(inDays(1)));
      expect(await right(world.joins.find(by(secrets), NOW))).toEqual(O.none);
      expect(await left(world.joins.join(joining))).toEqual(REFUSED);
    });

    it('lets one of many join who come at the same moment', async () => {
      const world = await makeWorld();
      const { secrets, place } = await anInvited(world);
      const accounts = Array.from({ length: 8 }, () => newAccount());
      const outcomes = await Promise.all(accounts.map((account) => world.joins.join(invited(by(secrets), account))()));
      expect(outcomes.filter(({ _tag }) => _tag === 'Right')).toHaveLength(1);
      const made = await Promise.all(accounts.map(({ account }) => world.look.accountId(account.email ?? '')));
      expect(made.filter((id) => id !== undefined)).toHaveLength(1);
      expect(await world.look.version(place)).toBe(1);
    });

    it.each(['bounced', 'revoked', 'expired', 'joined'] satisfies ReadonlyArray<InvitationState>)(
      'that is %s lets nobody in',
      async (state) => {
        const world = await makeWorld();
        const place = await aSchoolIn(world);
        const [member, secrets] = [aMember(), secretsKept()];
        await world.seed.member(place, member);
        await world.seed.invitation(place, anInvitation({ userId: member.userId, state, secrets: null }));
        for (const key of [by(secrets), byLink(secrets)]) {
          expect(await right(world.joins.find(key, NOW))).toEqual(O.none);
          expect(await left(world.joins.join(invited(key, newAccount())))).toEqual(REFUSED);
        }
      },
    );

    it('lets nobody in after its end, for somebody who has left, or in a district that is disconnected', async () => {
      const world = await makeWorld();
      const [late, gone, frozen] = [await anInvited(world), await anInvited(world), await anInvited(world)];
      await world.seed.archive(gone.place, gone.member.userId);
      await world.seed.disconnect(frozen.place.districtId);
      for (const [{ secrets, place, member }, at] of [
        [late, inDays(14)],
        [gone, NOW],
        [frozen, NOW],
      ] as const) {
        const account = newAccount();
        expect(await right(world.joins.find(by(secrets), at))).toEqual(O.none);
        expect(await left(world.joins.join(invited(by(secrets), account, at)))).toEqual(REFUSED);
        expect(await world.look.accountId(account.account.email ?? '')).toBeUndefined();
        expect(await world.look.invitation(place, member.userId, 'teacher')).toMatchObject({ state: 'sent' });
      }
    });

    it('is not joined by an account whose address somebody has taken meanwhile, and stays usable', async () => {
      const world = await makeWorld();
      const { place, member, secrets } = await anInvited(world);
      const email = anEmail();
      await world.seed.account({ id: aUuid(), name: 'First', email, clever: null });
      const late = newAccount(email.toUpperCase());
      expect(await left(world.joins.join(invited(by(secrets), late)))).toEqual({ _tag: 'AddressTaken' });
      expect(await world.look.member(place, member.userId)).toMatchObject({ state: 'invited' });
      expect(await world.look.version(place)).toBe(0);
      await right(world.joins.join(invited(by(secrets), newAccount())));
    });

    it('joins its person in every school of the district that invites them, and in no other district', async () => {
      const world = await makeWorld();
      const { place, member, secrets } = await anInvited(world);
      const [sibling, elsewhere] = [await aSchoolIn(world, place), await aSchoolIn(world)];
      for (const school of [sibling, elsewhere]) {
        await world.seed.member(school, member);
        await world.seed.invitation(school, anInvitation({ userId: member.userId }));
      }
      await right(world.joins.join(invited(by(secrets), newAccount())));
      const stateIn = async (school: SchoolPlace) => [
        (await world.look.invitation(school, member.userId, 'teacher'))?.state,
        (await world.look.member(school, member.userId))?.state,
      ];
      expect([await stateIn(sibling), await stateIn(elsewhere)]).toEqual([
        ['joined', 'joined'],
        ['sent', 'invited'],
      ]);
      expect(await world.look.version(sibling)).toBe(1);
    });

    it('is no Family Code, nor the other way round', async () => {
      const world = await makeWorld();
      const [{ secrets }, household] = [await anInvited(world), await aFamily(world)];
      expect(await left(world.joins.join(family(by(secrets), newAccount())))).toEqual(REFUSED);
      expect(await left(world.joins.join(invited(by(household.secrets), newAccount())))).toEqual(REFUSED);
    });
  });

  describe(`${name} is a JoinStore: somebody signed in by Clever`, () => {
    it('has joined wherever they were invited, without a code', async () => {
      const world = await makeWorld();
      const { place, member, secrets } = await anInvited(world);
      const sibling = await aSchoolIn(world, place);
      await world.seed.member(sibling, member);
      await world.seed.invitation(sibling, anInvitation({ userId: member.userId, state: 'queued', secrets: null }));
      const clever = { districtId: place.districtId, userId: member.userId };
      const accountId = aUuid();
      await world.seed.account({ id: accountId, name: 'Sample', email: null, clever });
      const arrival = { accountId, ...clever, at: NOW };
      const joined = await right(world.joins.joinByClever(arrival));
      const ids = (places: ReadonlyArray<SchoolPlace>) => places.map(({ schoolId }) => schoolId).sort();
      expect(ids(joined)).toEqual(ids([place, sibling]));
      for (const school of [place, sibling]) {
        expect(await world.look.invitation(school, member.userId, 'teacher')).toEqual({
          ...{ state: 'joined', hasSecrets: false, waits: false },
        });
        expect(await world.look.member(school, member.userId)).toEqual({ state: 'joined', archived: false });
      }
      expect(await right(world.joins.find(by(secrets), NOW))).toEqual(O.none);
      expect(await right(world.joins.joinByClever(arrival))).toEqual([]);
      expect([await world.look.version(place), await world.look.version(sibling)]).toEqual([1, 1]);
    });

    it('changes nothing for a stranger, for somebody listed or gone, or where the district is disconnected', async () => {
      const world = await makeWorld();
      const [listed, gone, frozen] = [
        await anInvited(world, { state: 'listed' }),
        await anInvited(world),
        await anInvited(world),
      ];
      const staff = aMember({ role: 'staff', state: 'listed' });
      await world.seed.member(listed.place, staff);
      await world.seed.archive(gone.place, gone.member.userId);
      await world.seed.disconnect(frozen.place.districtId);
      const arrive = ({ districtId }: SchoolPlace, userId: string) =>
        right(world.joins.joinByClever({ accountId: aUuid(), districtId, userId, at: NOW }));
      expect(await arrive(listed.place, staff.userId)).toEqual([]);
      expect(await arrive(listed.place, aCleverId())).toEqual([]);
      expect(await arrive(gone.place, staff.userId)).toEqual([]);
      expect(await arrive(frozen.place, frozen.member.userId)).toEqual([]);
      expect(await world.look.member(listed.place, staff.userId)).toEqual({ state: 'listed', archived: false });
      expect(await world.look.member(frozen.place, frozen.member.userId)).toMatchObject({ state: 'invited' });
    });
  });

  describe(`${name} is a JoinStore: a Family Code`, () => {
    it('makes a parent of the children, in their classes, at once', async () => {
      const world = await makeWorld();
      const { place, classIds, secrets } = await aFamily(world);
      expect(await right(world.joins.find(byLink(secrets), NOW))).toEqual(
        O.some({ kind: 'family-code', schoolName: 'Sample Elementary', used: false }),
      );
      const account = newAccount();
      const joined = await right(world.joins.join(family(by(secrets), account)));
      expect(joined).toMatchObject({ place, purpose: 'parent', accountId: account.account.id });
      const [adult] = await adultsOf(world, place);
      expect(adult).toMatchObject({ firstName: 'New', lastName: 'Parent', joinedAt: NOW });
      expect(adult?.userId).toMatch(/^local-[\w-]+$/);
      expect(await world.look.member(place, adult?.userId ?? '')).toEqual({ state: 'joined', archived: false });
      const [mine] = await right(world.places.of(account.account.id));
      expect(mine?.classes.map(({ classId }) => classId).sort()).toEqual([...classIds].sort());
      expect(mine?.children.map(({ firstName }) => firstName)).toEqual(['Elder', 'Younger']);
      expect([await world.look.version(place), await world.look.notes(place)]).toEqual([1, []]);
    });

    it('lets four adults in, also at the same moment, and tells those who were there before', async () => {
      const world = await makeWorld();
      const { place, secrets } = await aFamily(world);
      const accounts = Array.from({ length: 7 }, () => newAccount());
      const outcomes = await Promise.all(accounts.map((account) => world.joins.join(family(by(secrets), account))()));
      expect(outcomes.filter(({ _tag }) => _tag === 'Right')).toHaveLength(4);
      const adults = (await adultsOf(world, place)).map(({ userId }) => userId);
      expect(new Set(adults).size).toBe(4);
      const notes = await world.look.notes(place);
      const pairs = new Set(notes.map(({ about, subject }) => [about, subject].sort().join(' ')));
      expect([notes.length, pairs.size]).toEqual([6, 6]);
      expect(notes.every(({ about, subject }) => about !== subject && adults.includes(about))).toBe(true);
      expect(await right(world.joins.find(by(secrets), NOW))).toMatchObject({ value: { used: true } });
      expect(await left(world.joins.join(family(by(secrets), newAccount())))).toEqual(REFUSED);
    });

    it('answers the same account again, which counts once', async () => {
      const world = await makeWorld();
      const { place, secrets } = await aFamily(world);
      const joining = family(by(secrets), knownAccount());
      const joined = await right(world.joins.join(joining));
      expect(await right(world.joins.join(joining))).toEqual(joined);
      expect(await adultsOf(world, place)).toHaveLength(1);
      expect(await world.look.version(place)).toBe(1);
    });

    it('adds its children to the parent whom an earlier code made of the account', async () => {
      const world = await makeWorld();
      const { place, secrets } = await aFamily(world);
      const [third, more] = [aChild({ firstName: 'Third' }), secretsKept()];
      await world.seed.member(place, third);
      const write = { actor: { kind: 'operator' as const }, at: inDays(1), expiresAt: inDays(180) };
      await right(world.familyCodes.issue(place, [{ children: [third.userId], ...more }], write));
      const account = knownAccount();
      await right(world.joins.join(family(by(secrets), account)));
      await right(world.joins.join(family(byLink(more), account)));
      const places = await right(world.places.of(account.account.id));
      expect(places.map(({ children }) => children.map(({ firstName }) => firstName))).toEqual([
        ['Elder', 'Third', 'Younger'],
      ]);
      const { items } = await right(world.familyCodes.list(place, { limit: 5 }));
      expect(new Set(items.flatMap(({ adults }) => adults.map(({ userId }) => userId))).size).toBe(1);
    });

    it('opens no way to children who have left, and none at all when all have', async () => {
      const world = await makeWorld();
      const { place, household, secrets } = await aFamily(world);
      await world.seed.archive(place, household[0] ?? '');
      const account = knownAccount();
      await right(world.joins.join(family(by(secrets), account)));
      const [mine] = await right(world.places.of(account.account.id));
      expect(mine?.children.map(({ firstName }) => firstName)).toEqual(['Younger']);
      await world.seed.archive(place, household[1] ?? '');
      expect(await right(world.joins.find(by(secrets), NOW))).toEqual(O.none);
      expect(await left(world.joins.join(family(by(secrets), newAccount())))).toEqual(REFUSED);
    });

    it('lets nobody in after its end, or in a district that is disconnected', async () => {
      const world = await makeWorld();
      const [late, frozen] = [await aFamily(world), await aFamily(world)];
      await world.seed.disconnect(frozen.place.districtId);
      for (const [{ secrets }, at] of [
        [late, inDays(180)],
        [frozen, NOW],
      ] as const) {
        expect(await right(world.joins.find(by(secrets), at))).toEqual(O.none);
        expect(await left(world.joins.join(family(by(secrets), newAccount(), at)))).toEqual(REFUSED);
      }
    });
  });

  describe(`${name} is a JoinStore: time`, () => {
    it('takes the secrets of what is over, and the mail that waits; of nothing else', async () => {
      const world = await makeWorld();
      const place = await aSchoolIn(world);
      const [late, early] = [aMember(), aMember()];
      for (const member of [late, early]) await world.seed.member(place, member);
      const queued = { state: 'queued' as const, expiresAt: inDays(2) };
      await world.seed.invitation(place, anInvitation({ userId: late.userId, ...queued }));
      await world.seed.invitation(place, anInvitation({ userId: early.userId, expiresAt: inDays(3) }));
      const [lasting, ending] = [await aFamily(world), await aFamily(world)];
      for (const child of ending.household) await world.seed.archive(ending.place, child);
      const expired = await right(world.joins.expire(inDays(2)));
      expect([expired.invitations > 0, expired.familyCodes > 0]).toEqual([true, true]);
      expect(await world.look.invitation(place, late.userId, 'teacher')).toEqual({
        ...{ state: 'expired', hasSecrets: false, waits: false },
      });
      expect(await world.look.invitation(place, early.userId, 'teacher')).toMatchObject({
        ...{ state: 'sent', hasSecrets: true },
      });
      const stateOf = async (school: SchoolPlace) => {
        const [code] = (await right(world.familyCodes.list(school, { limit: 2 }))).items;
        return [code?.state, code && (await world.look.hasSecrets(code))];
      };
      expect([await stateOf(lasting.place), await stateOf(ending.place)]).toEqual([
        ['active', true],
        ['revoked', false],
      ]);
      expect(await right(world.joins.expire(inDays(2)))).toEqual({ invitations: 0, familyCodes: 0 });
      await right(world.joins.expire(inDays(180)));
      expect(await stateOf(lasting.place)).toEqual(['expired', false]);
    });
  });
};
