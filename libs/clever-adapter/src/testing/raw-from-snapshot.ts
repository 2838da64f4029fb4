import type { Section, Snapshot, User } from '@bloomz/onboarding-core';
import type { Raw, TinyDistrict } from './tiny-district.ts';
import { aDistrict } from './tiny-district.ts';

const toRawSection = ({ sectionNumber, termId, teachers, ...section }: Section): Raw => ({
  ...section,
  teachers,
  teacher: teachers[0],
  term_id: termId,
  section_number: sectionNumber ?? '',
});

const toRawUser =
  (schoolId: string) =>
  ({ id, firstName, lastName, email, roles, rolesHere }: User): Raw => ({
    id,
    email: email ?? '',
    name: { first: firstName, last: lastName },
    roles: Object.fromEntries(
      roles.map((role) => {
        const schools = rolesHere.includes(role) ? [schoolId] : ['another-school'];
        return [role, role === 'staff' ? { schools } : { school: schools[0], schools }];
      }),
    ),
  });

/** A district whose one school reads as the snapshot. */
export const rawFromSnapshot = ({ district, school, terms, sections, users }: Snapshot): TinyDistrict => {
  const listed = (role: User['roles'][number]): ReadonlyArray<Raw> =>
    users.filter(({ rolesHere }) => rolesHere.includes(role)).map(toRawUser(school.id));
  return aDistrict({
    district: { id: district.id, name: district.name },
    school: { id: school.id, name: school.name, low_grade: school.lowGrade, high_grade: school.highGrade },
    terms: terms.map(({ id, name, startsOn, endsOn }) => ({ id, name, start_date: startsOn, end_date: endsOn })),
    sections: sections.map(toRawSection),
    students: listed('student'),
    teachers: listed('teacher'),
    staff: listed('staff'),
    elsewhere: users.filter(({ rolesHere }) => rolesHere.length === 0).map(toRawUser(school.id)),
  });
};
