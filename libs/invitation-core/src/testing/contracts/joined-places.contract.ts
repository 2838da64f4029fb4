import { describe, expect, it } from 'vitest';
import {
  aChild,
  aClass,
  aMember,
  anInvitation,
  aSchoolIn,
  aUuid,
  inDays,
  NOW,
  right,
  secretsKept,
} from '../joining-builders.ts';
import type { JoiningWorld, MakeJoiningWorld, SeededMember } from '../joining-world.ts';
import type { SchoolPlace } from '../../entities/place.ts';

/** An account that has joined as the member. */
const joinAs = async (world: JoiningWorld, place: SchoolPlace, member: SeededMember, accountId = aUuid()) => {
  const secrets = secretsKept();
  const purpose = member.role === 'student' ? 'parent' : member.role;
  await world.seed.member(place, member);
  await world.seed.invitation(place, anInvitation({ userId: member.userId, purpose, secrets, expiresAt: inDays(1) }));
  const account = { kind: 'known', account: { id: accountId, name: 'Sample', email: null } } as const;
  const key = { kind: 'link', digest: secrets.linkDigest } as const;
  await right(world.joins.join({ kind: 'invitation', key, account, at: NOW }));
  return accountId;
};

/** Every JoinedPlaces must pass this; call it from the adapter's own test file. */
export const joinedPlacesContract = (name: string, makeWorld: MakeJoiningWorld): void => {
  describe(`${name} is a JoinedPlaces`, () => {
    it('gives nothing to an account that has joined nowhere', async () => {
      const { places } = await makeWorld();
      expect(await right(places.of(aUuid()))).toEqual([]);
      expect(await right(places.of('nonsense'))).toEqual([]);
    });

    it('shows a teacher the active classes they teach', async () => {
      const world = await makeWorld();
      const place = await aSchoolIn(world);
      const teacher = aMember();
      const accountId = await joinAs(world, place, teacher);
      const add = (className: string, role: string, state: 'active' | 'archived' = 'active') =>
        world.seed.schoolClass(place, aClass({ name: className, state, members: [[teacher.userId, role]] }));
      const [second, first] = [await add('beta', 'co-teacher'), await add('Alpha', 'primary-teacher')];
      await add('Over', 'primary-teacher', 'archived');
      expect(await right(world.places.of(accountId))).toEqual([
        {
          ...{ place, schoolName: 'Sample Elementary', role: 'teacher', children: [] },
          classes: [
            { classId: first, name: 'Alpha', role: 'primary-teacher' },
            { classId: second, name: 'beta', role: 'co-teacher' },
          ],
        },
      ]);
    });

    it('shows parents their own children, through living guardianships, and nobody else', async () => {
      const world = await makeWorld();
      const place = await aSchoolIn(world);
      const children = ['Mine', 'Past', 'Gone', 'Other'].map((firstName) => aChild({ firstName }));
      const [mine, past, gone, other] = children.map(({ userId }) => userId);
      for (const child of children) await world.seed.member(place, child);
      const [parent, neighbour] = [aMember({ role: 'parent' }), aMember({ role: 'parent' })];
      const accountId = await joinAs(world, place, parent);
      await joinAs(world, place, neighbour);
      for (const child of [mine, past, gone]) await world.seed.guardian(place, parent.userId, child ?? '');
      await world.seed.guardian(place, neighbour.userId, other ?? '');
      await world.seed.endGuardian(place, parent.userId, past ?? '');
      await world.seed.archive(place, gone ?? '');
      const members = children.map(({ userId }) => [userId, 'student'] as const);
      const classId = await world.seed.schoolClass(
        place,
        aClass({ name: 'Together', members: [...members, [parent.userId, 'parent'], [neighbour.userId, 'parent']] }),
      );
      expect(await right(world.places.of(accountId))).toEqual([
        {
          ...{ place, schoolName: 'Sample Elementary', role: 'parent' },
          classes: [{ classId, name: 'Together', role: 'parent' }],
          children: [
            {
              ...{ firstName: 'Mine', lastName: 'Child' },
              classes: [{ classId, name: 'Together', role: 'student' }],
            },
          ],
        },
      ]);
    });

    it('keeps apart what somebody is twice, and shows staff and each school', async () => {
      const world = await makeWorld();
      const place = await aSchoolIn(world);
      const other = await aSchoolIn(world, place);
      const accountId = await joinAs(world, place, aMember());
      await joinAs(world, place, aMember({ role: 'parent' }), accountId);
      await joinAs(world, other, aMember({ role: 'staff' }), accountId);
      const found = await right(world.places.of(accountId));
      expect(found.map((at) => `${at.place.schoolId} ${at.role}`).sort()).toEqual(
        [`${place.schoolId} parent`, `${place.schoolId} teacher`, `${other.schoolId} school-support-staff`].sort(),
      );
    });

    it('knows an account by its link to Clever, in that district alone, and nobody who has left', async () => {
      const world = await makeWorld();
      const [place, elsewhere] = [await aSchoolIn(world), await aSchoolIn(world)];
      const member = aMember();
      for (const school of [place, elsewhere]) await world.seed.member(school, member);
      const [id, clever] = [aUuid(), { districtId: place.districtId, userId: member.userId }];
      await world.seed.account({ id, name: 'Sample', email: null, clever });
      expect((await right(world.places.of(id))).map((at) => at.place)).toEqual([place]);
      await world.seed.archive(place, member.userId);
      expect(await right(world.places.of(id))).toEqual([]);
    });
  });
};
