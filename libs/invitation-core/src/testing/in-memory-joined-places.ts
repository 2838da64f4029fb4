import { TE } from '@bloomz/kernel';
import type { ChildOfMine, ClassOfMine, JoinedPlace } from '../entities/join-place.ts';
import type { JoinedPlaces } from '../ports/joined-places.ts';
import {
  byName,
  compare,
  isHere,
  type JoiningState,
  memberIn,
  standsFor,
  type StoredMember,
} from './in-memory-joining-state.ts';

const ROLES: Readonly<Record<StoredMember['role'], JoinedPlace['role']>> = {
  teacher: 'teacher',
  staff: 'school-support-staff',
  parent: 'parent',
  student: 'student',
};
const IN_CLASS: Readonly<Record<StoredMember['role'], ReadonlyArray<string>>> = {
  teacher: ['primary-teacher', 'co-teacher'],
  staff: ['primary-teacher', 'co-teacher'],
  parent: ['parent'],
  student: ['student'],
};

type People = { readonly schoolId: string; readonly userIds: ReadonlyArray<string> };

const classesOf = (state: JoiningState, { schoolId, userIds }: People, roles: ReadonlyArray<string>) =>
  state.classes
    .filter(({ place, state: living }) => place.schoolId === schoolId && living === 'active')
    .flatMap(({ id, name }): ReadonlyArray<ClassOfMine> => {
      const mine = state.memberships.filter((m) => m.classId === id && userIds.includes(m.userId));
      const [role] = mine
        .map((m) => m.role)
        .filter((r) => roles.includes(r))
        .sort(compare);
      return role === undefined ? [] : [{ classId: id, name, role }];
    })
    .sort((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.classId, b.classId));

const childrenOf = (state: JoiningState, { schoolId, userIds }: People): ReadonlyArray<ChildOfMine> => {
  const [place] = state.members.map((m) => m.place).filter((p) => p.schoolId === schoolId);
  if (place === undefined) return [];
  const ids = state.guardianships
    .filter((g) => g.schoolId === schoolId && userIds.includes(g.parent))
    .map((g) => g.child);
  return [...new Set(ids)]
    .filter((child) => isHere(state, place, child))
    .flatMap((child) => memberIn(state, place, child) ?? [])
    .sort(byName)
    .map(({ userId, firstName, lastName }) => ({
      ...{ firstName, lastName },
      classes: classesOf(state, { schoolId, userIds: [userId] }, ['student']),
    }));
};

export const makeInMemoryJoinedPlaces = (state: JoiningState): JoinedPlaces => ({
  of: (accountId) =>
    TE.fromIO(() => {
      const clever = state.accounts.find(({ id }) => id === accountId)?.clever;
      const mine = state.members.filter(
        ({ place: { districtId }, userId, archived }) =>
          !archived &&
          (standsFor(state, accountId, districtId, userId) ||
            (clever?.districtId === districtId && clever.userId === userId)),
      );
      const groups = new Map<string, StoredMember[]>();
      for (const member of mine) {
        const key = `${member.place.schoolId} ${member.role}`;
        groups.set(key, [...(groups.get(key) ?? []), member]);
      }
      return [...groups.entries()]
        .sort(([a], [b]) => compare(a, b))
        .flatMap(([, members]): ReadonlyArray<JoinedPlace> => {
          const [first] = members;
          if (first === undefined) return [];
          const { place, role } = first;
          const people = { schoolId: place.schoolId, userIds: members.map(({ userId }) => userId) };
          return [
            {
              ...{ place, role: ROLES[role], schoolName: state.schools.get(place.schoolId)?.name ?? '' },
              classes: classesOf(state, people, IN_CLASS[role]),
              children: role === 'parent' ? childrenOf(state, people) : [],
            },
          ];
        });
    }),
});
