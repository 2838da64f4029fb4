import { byId, type Quarantined, type Snapshot, type User } from '@bloomz/onboarding-core';
import { inOrder } from './codecs/roles.ts';
import type { Findings } from './findings.ts';

const merged = (a: User, b: User): User => ({
  ...a,
  roles: inOrder([...a.roles, ...b.roles]),
  rolesHere: inOrder([...a.rolesHere, ...b.rolesHere]),
});

/**
 * Somebody who belongs to this school while the school's own list of that role is empty: the list is not to be believed,
 * and must look like "nothing shared". People of other schools are as welcome as ever.
 */
const isContradicted = ({ rolesHere }: User, { students, teachers, staff }: Findings): boolean =>
  (rolesHere.includes('student') && students.count() === 0) ||
  (rolesHere.includes('teacher') && teachers.count() === 0) ||
  (rolesHere.includes('staff') && staff.count() === 0);

/** A person in two lists is one person with two roles. https://dev.clever.com/docs/multi-role-users-in-clever */
const everybody = (findings: Findings): ReadonlyMap<string, User> => {
  const { students, teachers, staff, outsiders } = findings;
  const users = new Map<string, User>();
  for (const { records } of [students, teachers, staff, outsiders])
    for (const [id, user] of records) {
      if (records === outsiders.records && isContradicted(user, findings)) continue;
      const known = users.get(id);
      users.set(id, known === undefined ? user : merged(known, user));
    }
  return users;
};

/** A person spoiled in one list and whole in another is whole; spoiled in two is named once. */
const spoiledPeople = (
  { students, teachers, staff, outsiders }: Findings,
  users: ReadonlyMap<string, User>,
): ReadonlyArray<Quarantined> => {
  const named = new Set<string>(users.keys());
  return [students, teachers, staff, outsiders]
    .flatMap((list) => list.spoiled())
    .filter(({ cleverId }) => {
      if (cleverId === '') return true;
      if (named.has(cleverId)) return false;
      named.add(cleverId);
      return true;
    });
};

export const buildSnapshot = (
  district: Snapshot['district'],
  school: Snapshot['school'],
  findings: Findings,
): Snapshot => {
  const { sections, terms, students, teachers, staff } = findings;
  const users = everybody(findings);
  return {
    district,
    school,
    terms: [...terms.records.values()].sort(byId),
    sections: [...sections.records.values()].sort(byId),
    users: [...users.values()].sort(byId),
    quarantined: [...sections.spoiled(), ...terms.spoiled(), ...spoiledPeople(findings, users)],
    listed: {
      sections: sections.count(),
      students: students.count(),
      teachers: teachers.count(),
      staff: staff.count(),
    },
  };
};
