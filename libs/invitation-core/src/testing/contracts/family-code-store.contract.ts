import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import type { ListedFamilyCode } from '../../entities/family-code.ts';
import type { JoiningAccount } from '../../entities/join.ts';
import type { SchoolPlace } from '../../entities/place.ts';
import type { KeptSecrets } from '../../ports/family-code-store.ts';
import {
  aChild,
  aClass,
  aMember,
  anInvitation,
  aSchoolIn,
  aUuid,
  inDays,
  knownAccount,
  left,
  NOW,
  right,
  secretsKept,
} from '../joining-builders.ts';
import type { JoiningWorld, MakeJoiningWorld, SeededMember } from '../joining-world.ts';

const BY = { actor: { kind: 'person' as const, userId: 'admin' }, at: NOW };
const UNTIL = { ...BY, expiresAt: inDays(180) };

const aSchoolWith = async (world: JoiningWorld, members: ReadonlyArray<SeededMember>, language = 'en') => {
  const place = await aSchoolIn(world, { language });
  for (const member of members) await world.seed.member(place, member);
  return place;
};

const issued = async (
  { familyCodes }: JoiningWorld,
  place: SchoolPlace,
  { children, at = NOW }: { readonly children: ReadonlyArray<SeededMember>; readonly at?: Date },
) => {
  const secrets = secretsKept();
  const code = { children: children.map(({ userId }) => userId), ...secrets };
  const [id] = await right(familyCodes.issue(place, [code], { ...UNTIL, at }));
  return { id: id ?? '', secrets, ref: { school: place, id: id ?? '' } };
};

const join = (world: JoiningWorld, { codeDigest }: KeptSecrets, account: JoiningAccount = knownAccount()) =>
  world.joins.join({
    ...{ kind: 'family-code', key: { kind: 'code', digest: codeDigest }, account, at: NOW },
    adult: { firstName: 'New', lastName: 'Parent', email: null, language: null },
  });

const adultIn = ({ adults }: ListedFamilyCode): string => adults[0]?.userId ?? '';

/** Every FamilyCodeStore must pass this; call it from the adapter's own test file. */
export const familyCodeStoreContract = (name: string, makeWorld: MakeJoiningWorld): void => {
  describe(`${name} is a FamilyCodeStore`, () => {
    it('gives living children with living guardians, by name', async () => {
      const world = await makeWorld();
      const [zoe, ann, gone] = [aChild({ lastName: 'Zulu' }), aChild({ lastName: 'alpha' }), aChild()];
      const [mailed, silent, left] = [
        aMember({ userId: 'a-mailed', role: 'parent' }),
        aMember({ userId: 'b-silent', role: 'parent', state: 'joined', email: null }),
        aMember({ role: 'parent' }),
      ];
      const place = await aSchoolWith(world, [zoe, ann, gone, mailed, silent, left]);
      for (const adult of [mailed, silent, left]) await world.seed.guardian(place, adult.userId, zoe.userId);
      await world.seed.guardian(place, mailed.userId, ann.userId);
      await world.seed.endGuardian(place, mailed.userId, ann.userId);
      for (const { userId } of [gone, left]) await world.seed.archive(place, userId);
      const invitation = { purpose: 'parent' as const, state: 'bounced' as const, secrets: null };
      await world.seed.invitation(place, anInvitation({ userId: mailed.userId, ...invitation }));
      await issued(world, place, { children: [ann] });
      expect(await right(world.familyCodes.children(place))).toEqual([
        { userId: ann.userId, hasCode: true, guardians: [] },
        {
          ...{ userId: zoe.userId, hasCode: false },
          guardians: [
            { userId: 'a-mailed', joined: false, email: mailed.email, invitation: 'bounced' },
            { userId: 'b-silent', joined: true, email: null, invitation: null },
          ],
        },
      ]);
    });

    it('issues codes, and none to a household that has one, also at the same moment', async () => {
      const world = await makeWorld();
      const [one, two, stranger] = [aChild({ firstName: 'A' }), aChild({ firstName: 'B' }), aMember()];
      const place = await aSchoolWith(world, [one, two, stranger]);
      const children = [one.userId, two.userId];
      const tries = Array.from({ length: 5 }, () =>
        right(world.familyCodes.issue(place, [{ children, ...secretsKept() }], UNTIL)),
      );
      expect((await Promise.all(tries)).flat()).toHaveLength(1);
      const nobody = [
        { children: [stranger.userId], ...secretsKept() },
        { children: [two.userId], ...secretsKept() },
      ];
      expect(await right(world.familyCodes.issue(place, nobody, UNTIL))).toEqual([]);
      const { items } = await right(world.familyCodes.list(place, { limit: 10 }));
      expect(items).toMatchObject([
        {
          ...{ state: 'active', adults: [], createdAt: NOW, expiresAt: inDays(180) },
          children: [
            { userId: one.userId, firstName: 'A', lastName: 'Child' },
            { userId: two.userId, firstName: 'B', lastName: 'Child' },
          ],
        },
      ]);
    });

    it('lists the newest first, page by page, of one school alone', async () => {
      const world = await makeWorld();
      const children = Array.from({ length: 7 }, () => aChild());
      const place = await aSchoolWith(world, children);
      const other = await aSchoolWith(world, [aChild()]);
      const ids: string[] = [];
      for (const [n, child] of children.entries())
        ids.push((await issued(world, place, { children: [child], at: inDays(n < 3 ? 0 : n) })).id);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await right(world.familyCodes.list(place, { limit: 2, cursor }));
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(seen.slice(0, 4)).toEqual([...ids].reverse().slice(0, 4));
      expect([...seen].sort()).toEqual([...ids].sort());
      expect(await right(world.familyCodes.list(other, { limit: 5 }))).toEqual({ items: [], next: null });
    });

    it.each([
      '',
      'nonsense',
      '[]',
      'bm9uc2Vuc2U',
      '\u0000',
      'WyJ4IiwiMDAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAwIl0',
    ])('takes no cursor that it never gave: %j', async (cursor) => {
      const world = await makeWorld();
      const place = await aSchoolIn(world);
      const refused = await left(world.familyCodes.list(place, { limit: 2, cursor }));
      expect(refused).toEqual({ _tag: 'MalformedCursor' });
    });

    it('gives letters of active codes, sealed, in order of names and with every language that may count', async () => {
      const world = await makeWorld();
      const [b, a, c] = [
        aChild({ firstName: 'Bee', lastName: 'B', language: 'ar' }),
        aChild({ firstName: 'Ay', lastName: 'A' }),
        aChild({ firstName: 'See', lastName: 'C' }),
      ];
      const place = await aSchoolWith(world, [b, a, c], 'es');
      const two = await issued(world, place, { children: [b, a] });
      const one = await issued(world, place, { children: [c] });
      const letter = (like: object) => ({ schoolName: 'Sample Elementary', expiresAt: inDays(180), ...like });
      const [first, second] = [
        letter({ sealed: two.secrets.sealed, childNames: ['Ay A', 'Bee B'], languages: [null, 'ar', 'es'] }),
        letter({ sealed: one.secrets.sealed, childNames: ['See C'], languages: [null, 'es'] }),
      ];
      expect(await right(world.familyCodes.letters(place, 'all'))).toEqual([first, second]);
      expect(await right(world.familyCodes.letters(place, [one.id, aUuid(), 'nonsense']))).toEqual([second]);
      await world.seed.archive(place, a.userId);
      await right(world.familyCodes.revoke(one.ref, BY));
      expect(await right(world.familyCodes.letters(place, 'all'))).toMatchObject([{ childNames: ['Bee B'] }]);
    });

    it('voids the old letter with a new code, and whoever has joined stays', async () => {
      const world = await makeWorld();
      const child = aChild();
      const place = await aSchoolWith(world, [child]);
      const { secrets, ref } = await issued(world, place, { children: [child] });
      await right(join(world, secrets));
      const anew = secretsKept();
      const later = { ...BY, at: inDays(10), expiresAt: inDays(190) };
      const listed = await right(world.familyCodes.reissue(ref, anew, later));
      expect(listed).toMatchObject({ id: ref.id, state: 'active', expiresAt: inDays(190), createdAt: NOW });
      expect(listed.adults).toHaveLength(1);
      expect((await left(join(world, secrets)))._tag).toBe('JoinRefused');
      await right(join(world, anew));
      await right(world.joins.expire(inDays(190)));
      expect(await right(world.familyCodes.reissue(ref, secretsKept(), later))).toMatchObject({ state: 'active' });
    });

    it('revokes a code for good: nobody joins, whoever has stays, and the children may get another', async () => {
      const world = await makeWorld();
      const child = aChild();
      const place = await aSchoolWith(world, [child]);
      const { secrets, ref } = await issued(world, place, { children: [child] });
      const account = knownAccount();
      await right(join(world, secrets, account));
      for (let n = 0; n < 2; n += 1)
        expect(await right(world.familyCodes.revoke(ref, BY))).toMatchObject({ id: ref.id, state: 'revoked' });
      expect((await left(join(world, secrets)))._tag).toBe('JoinRefused');
      expect(await right(world.places.of(account.account.id))).toHaveLength(1);
      const unknown = { _tag: 'FamilyCodeUnknown', id: ref.id };
      expect(await left(world.familyCodes.reissue(ref, secretsKept(), UNTIL))).toEqual(unknown);
      expect((await issued(world, place, { children: [child] })).id).not.toBe('');
    });

    it('takes out an adult: children, classes, place and link go, and the letter is void', async () => {
      const world = await makeWorld();
      const child = aChild();
      const place = await aSchoolWith(world, [child]);
      await world.seed.schoolClass(place, aClass({ members: [[child.userId, 'student']] }));
      const { secrets, ref } = await issued(world, place, { children: [child] });
      const [stays, goes] = [knownAccount(), knownAccount()];
      await right(join(world, secrets, goes));
      const [code] = (await right(world.familyCodes.list(place, { limit: 1 }))).items;
      const userId = (code && adultIn(code)) ?? '';
      await right(join(world, secrets, stays));
      const anew = secretsKept();
      for (let n = 0; n < 2; n += 1) {
        const given = n === 0 ? anew : secretsKept();
        const listed = await right(world.familyCodes.revokeJoin({ ...ref, userId }, given, BY));
        expect(listed.adults.map((adult) => adult.userId)).not.toContain(userId);
        expect(listed).toMatchObject({ state: 'active', adults: [{ firstName: 'New' }] });
      }
      expect(await world.look.member(place, userId)).toEqual({ state: 'joined', archived: true });
      const gone = await right(world.places.of(goes.account.id));
      const [kept] = await right(world.places.of(stays.account.id));
      expect([gone, kept?.children.length, kept?.classes.length]).toEqual([[], 1, 1]);
      expect((await left(join(world, secrets, goes)))._tag).toBe('JoinRefused');
      await right(join(world, anew));
      expect(await world.look.version(place)).toBe(4);
    });

    it('leaves an adult what another code has given', async () => {
      const world = await makeWorld();
      const [one, two] = [aChild({ firstName: 'One' }), aChild({ firstName: 'Two' })];
      const place = await aSchoolWith(world, [one, two]);
      for (const child of [one, two])
        await world.seed.schoolClass(place, aClass({ name: child.firstName, members: [[child.userId, 'student']] }));
      const [first, second] = [
        await issued(world, place, { children: [one] }),
        await issued(world, place, { children: [two] }),
      ];
      const account = knownAccount();
      for (const { secrets } of [first, second]) await right(join(world, secrets, account));
      const [code] = (await right(world.familyCodes.list(place, { limit: 2 }))).items;
      const userId = (code && adultIn(code)) ?? '';
      await right(world.familyCodes.revokeJoin({ ...first.ref, userId }, secretsKept(), BY));
      const [mine] = await right(world.places.of(account.account.id));
      expect(mine?.children.map(({ firstName }) => firstName)).toEqual(['Two']);
      expect(mine?.classes.map((of) => of.name)).toEqual(['Two']);
      expect(await world.look.member(place, userId)).toEqual({ state: 'joined', archived: false });
    });

    it('knows nothing of codes of other schools, nor of adults who never came', async () => {
      const world = await makeWorld();
      const child = aChild();
      const place = await aSchoolWith(world, [child]);
      const other = await aSchoolIn(world, place);
      const { id, secrets, ref } = await issued(world, place, { children: [child] });
      for (const strange of [
        { school: other, id },
        { school: place, id: aUuid() },
        { school: place, id: 'nonsense' },
      ]) {
        const unknown = { _tag: 'FamilyCodeUnknown', id: strange.id };
        expect(await left(world.familyCodes.revoke(strange, BY))).toEqual(unknown);
        expect(await left(world.familyCodes.reissue(strange, secretsKept(), UNTIL))).toEqual(unknown);
        const nobody = { ...strange, userId: 'local-nobody' };
        expect(await left(world.familyCodes.revokeJoin(nobody, secretsKept(), BY))).toEqual(unknown);
      }
      const nobody = { ...ref, userId: 'local-nobody' };
      expect((await left(world.familyCodes.revokeJoin(nobody, secretsKept(), BY)))._tag).toBe('FamilyCodeUnknown');
      const found = await right(world.joins.find({ kind: 'code', digest: secrets.codeDigest }, NOW));
      expect(O.isSome(found)).toBe(true);
    });

    it('changes nothing in a district that is disconnected', async () => {
      const world = await makeWorld();
      const child = aChild();
      const place = await aSchoolWith(world, [child]);
      const { ref } = await issued(world, place, { children: [child] });
      await world.seed.disconnect(place.districtId);
      const frozen = { _tag: 'DistrictFrozen', districtId: place.districtId };
      const code = { children: [child.userId], ...secretsKept() };
      expect(await left(world.familyCodes.issue(place, [code], UNTIL))).toEqual(frozen);
      expect(await left(world.familyCodes.revoke(ref, BY))).toEqual(frozen);
      expect(await left(world.familyCodes.reissue(ref, secretsKept(), UNTIL))).toEqual(frozen);
      expect(await left(world.familyCodes.revokeJoin({ ...ref, userId: 'x' }, secretsKept(), BY))).toEqual(frozen);
      expect(await right(world.familyCodes.list(place, { limit: 1 }))).toMatchObject({ items: [{ state: 'active' }] });
    });
  });
};
