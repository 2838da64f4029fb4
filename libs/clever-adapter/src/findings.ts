import type { SchoolRef, Section, Term, User, UserId } from '@bloomz/onboarding-core';
import { decodeSection } from './codecs/section.ts';
import { decodeTerm } from './codecs/term.ts';
import { decodeUserAt } from './codecs/user.ts';
import { type Gathering, makeGathering } from './gathering.ts';

/** All that is known of a school while it is being read. */
export type Findings = {
  readonly sections: Gathering<Section>;
  readonly terms: Gathering<Term>;
  readonly students: Gathering<User>;
  readonly teachers: Gathering<User>;
  readonly staff: Gathering<User>;
  readonly outsiders: Gathering<User>;
};
export const emptyFindings = ({ schoolId }: SchoolRef): Findings => ({
  sections: makeGathering(decodeSection),
  terms: makeGathering(decodeTerm),
  students: makeGathering(decodeUserAt(schoolId, 'student')),
  teachers: makeGathering(decodeUserAt(schoolId, 'teacher')),
  staff: makeGathering(decodeUserAt(schoolId, 'staff')),
  outsiders: makeGathering(decodeUserAt(schoolId)),
});

/** Ids of one role that the sections name and no list holds. */
export const missingOf = (role: 'students' | 'teachers', findings: Findings): Set<UserId> => {
  const missing = new Set<UserId>();
  const lists = [findings.students, findings.teachers, findings.staff];
  const spoiled = new Set<string>(lists.flatMap((list) => list.spoiled().map(({ cleverId }) => cleverId)));
  for (const section of findings.sections.records.values())
    for (const id of section[role])
      if (!spoiled.has(id) && !lists.some(({ records }) => records.has(id))) missing.add(id);
  return missing;
};
