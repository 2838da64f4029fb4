import { O, pipe, TE } from '@bloomz/kernel';
import type { SchoolId, UserId } from '../entities/clever-ids.ts';
import type { ListedClass, ListedClassMember, ListedMember } from '../entities/listed.ts';
import type { Member, SchoolClass } from '../entities/roster.ts';
import type { SchoolRef } from '../entities/run.ts';
import type { ClassQuery, MemberQuery, SchoolLists } from '../ports/school-lists.ts';
import { matchesWords, pageOf } from './in-memory-page.ts';
import { type InMemorySchool, type InMemoryState, schoolIn } from './in-memory-state.ts';

export const makeInMemorySchoolLists = (state: InMemoryState): SchoolLists => ({
  classes: (school, query) =>
    TE.fromEither(pageOf(classesOf(state, school).filter(isWantedClass(query)), query, classKey)),
  members: (school, query) =>
    TE.fromEither(pageOf(membersOf(state, school).filter(isWantedMember(query)), query, memberKey)),
  classMembers: (classId, query) =>
    TE.fromEither(
      pageOf(
        [...state.schools.values()].flatMap((school) => ofClass(school, classId)),
        query,
        memberKey,
      ),
    ),
  findClass: (classId) => TE.fromIO(() => findIn(state, listedClasses, classId)),
  findMember: (memberId) => TE.fromIO(() => findIn(state, listedMembers, memberId)),
});

const classesOf = (state: InMemoryState, ref: SchoolRef): ReadonlyArray<ListedClass> =>
  pipe(schoolIn(state, ref), (school) => (school === undefined ? [] : listedClasses(school)));
const membersOf = (state: InMemoryState, ref: SchoolRef): ReadonlyArray<ListedMember> =>
  pipe(schoolIn(state, ref), (school) => (school === undefined ? [] : listedMembers(school)));

const findIn = <T extends { readonly id: string }>(
  { schools }: InMemoryState,
  listIn: (school: InMemorySchool) => ReadonlyArray<T>,
  id: string,
): O.Option<{ readonly school: SchoolRef; readonly listed: T }> =>
  O.fromNullable(
    [...schools.values()]
      .flatMap((school) => listIn(school).map((listed) => ({ school: school.ref, listed })))
      .find(({ listed }) => listed.id === id),
  );

const classIdOf = ({ ref, handMade }: InMemorySchool, { sectionId, name }: SchoolClass): string =>
  `${ref.schoolId}/${sectionId ?? handMade.get(name)}`;
const memberIdOf = (schoolId: SchoolId, userId: UserId): string => `${schoolId}.${userId}`;

const listedClasses = (school: InMemorySchool): ReadonlyArray<ListedClass> =>
  school.roster.classes.map((known) => {
    const id = classIdOf(school, known);
    return { ...known, id, members: ofClass(school, id).length };
  });

const listedMembers = ({ ref, roster, appointments }: InMemorySchool): ReadonlyArray<ListedMember> =>
  roster.members.map((member) => ({
    ...member,
    id: memberIdOf(ref.schoolId, member.userId),
    appointment: appointments.get(member.userId) ?? null,
  }));

const ofClass = (school: InMemorySchool, classId: string): ReadonlyArray<ListedClassMember> => {
  const { roster, ref } = school;
  const wanted = roster.classes.find((known) => classIdOf(school, known) === classId);
  const people = new Map(roster.members.filter(({ archived }) => !archived).map((member) => [member.userId, member]));
  return roster.memberships
    .filter(({ sectionId }) => sectionId === wanted?.sectionId)
    .flatMap(({ userId, role }) => {
      const member = people.get(userId);
      if (member === undefined) return [];
      const { firstName, lastName, state } = member;
      return [{ id: memberIdOf(ref.schoolId, userId), userId, firstName, lastName, state, role }];
    });
};

const isWantedClass =
  ({ search, state = 'active' }: ClassQuery) =>
  (listed: ListedClass): boolean =>
    listed.state === state && matchesWords(search, listed.name);

const isWantedMember =
  ({ search, role, state }: MemberQuery) =>
  (listed: ListedMember): boolean =>
    listed.archived === (state === 'archived') &&
    (state === undefined || state === 'archived' || listed.state === state) &&
    (role === undefined || listed.role === role) &&
    matchesWords(search, `${listed.firstName} ${listed.lastName}`);

const classKey = ({ name, id }: ListedClass): ReadonlyArray<string> => [name.toLowerCase(), id];
const memberKey = ({ lastName, firstName, id }: Pick<Member, 'lastName' | 'firstName'> & { id: string }): string[] => [
  lastName.toLowerCase(),
  firstName.toLowerCase(),
  id,
];
