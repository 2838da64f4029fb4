import type { Section, Snapshot, User, UserId } from '@bloomz/onboarding-core';
import { aNewStudent } from './make-snapshot.ts';

/** One in so many students is touched. */
const ONE_IN = 100;

type Fate = 'stays' | 'leaves' | 'renamed' | 'moves';
const FATES: ReadonlyArray<Fate> = ['leaves', 'renamed', 'moves'];

const fateOf = (n: number): Fate => (n % ONE_IN === 0 ? (FATES[(n / ONE_IN) % FATES.length] ?? 'stays') : 'stays');

/** Those who move leave one in two of their sections; for each who leaves somebody new comes into the same sections. */
const reseat = (section: Section, n: number, by: Groups): Section => ({
  ...section,
  students: section.students.flatMap((id) => {
    const replacement = by.replacements.get(id);
    if (replacement !== undefined) return [replacement];
    return by.moving.has(id) && n % 2 === 0 ? [] : [id];
  }),
});

type Groups = { readonly moving: ReadonlySet<UserId>; readonly replacements: ReadonlyMap<UserId, UserId> };

/** The same school a week later: of 1 % of its students a third left and were replaced, a third got a new name, a third changed sections. */
export const churnSnapshot = (snapshot: Snapshot): Snapshot => {
  const students = snapshot.users.filter(({ roles }) => roles.includes('student'));
  const fates = new Map(students.map(({ id }, n) => [id, fateOf(n)]));
  const having = (fate: Fate): ReadonlyArray<User> => students.filter(({ id }) => fates.get(id) === fate);
  const leaving = having('leaves');
  const arriving = leaving.map((_, n) => aNewStudent(students.length + n));
  const replacements = new Map(leaving.map(({ id }, n) => [id, arriving[n]?.id ?? id]));
  const groups = { moving: new Set(having('moves').map(({ id }) => id)), replacements };
  const rename = (user: User): User =>
    fates.get(user.id) === 'renamed' ? { ...user, lastName: `${user.lastName}-Married` } : user;
  return {
    ...snapshot,
    sections: snapshot.sections.map((section, n) => reseat(section, n, groups)),
    users: [...snapshot.users.filter(({ id }) => !replacements.has(id)).map(rename), ...arriving],
  };
};
