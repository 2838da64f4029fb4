import {
  parseDistrictId,
  parseSchoolId,
  parseSectionId,
  parseTermId,
  parseUserId,
  type SchoolRef,
  type Section,
  type SectionId,
  type Snapshot,
  type User,
  type UserId,
} from '@bloomz/onboarding-core';
import { must } from '../must.ts';
import type { SchoolSize } from './school-size.ts';

/** Ids of Clever's length, ascending with the number. */
const hex = (kind: string, n: number): string => kind + n.toString(16).padStart(23, '0');
const sectionIdOf = (n: number): SectionId => must(parseSectionId(hex('c', n)));
const teacherIdOf = (n: number): UserId => must(parseUserId(hex('a', n)));
const studentIdOf = (n: number): UserId => must(parseUserId(hex('b', n)));

export const SYNTHETIC_SCHOOL: SchoolRef = {
  districtId: must(parseDistrictId(hex('d', 1))),
  schoolId: must(parseSchoolId(hex('e', 1))),
};

const GIVEN = ['Ada', 'José', 'Zoë', 'Minh', 'Amara', 'Łukasz', 'Noor', 'Wei', 'Grace', 'Omar', 'Ivy'];
const FAMILY = ['Byron', 'Nguyễn', "O'Neil", 'García', 'Okafor', 'Nowak', 'Haddad', 'Li', 'Smith-Jones'];
const SUBJECTS = ['Algebra', 'Biology', 'World History', 'English', 'Art', 'Spanish', 'Physics'];

const pick = (from: ReadonlyArray<string>, n: number): string => from[n % from.length] ?? '';

const person = (id: UserId, n: number, role: 'student' | 'teacher'): User => ({
  id,
  firstName: pick(GIVEN, n),
  lastName: `${pick(FAMILY, Math.floor(n / 3))} ${n}`,
  ...(role === 'teacher' || n % 3 > 0 ? { email: `${role}.${n}@example.org` } : {}),
  roles: [role],
  rolesHere: [role],
});

export const aNewStudent = (n: number): User => person(studentIdOf(n), n, 'student');

/** Every tenth section has a co-teacher. */
const teachersOf = (n: number, { teachers }: SchoolSize): ReadonlyArray<UserId> =>
  n % 10 === 0 ? [teacherIdOf(n % teachers), teacherIdOf((n + 1) % teachers)] : [teacherIdOf(n % teachers)];

const section = (n: number, students: ReadonlyArray<UserId>, size: SchoolSize): Section => ({
  id: sectionIdOf(n),
  name: `${pick(SUBJECTS, n)} ${n}`,
  subject: pick(SUBJECTS, n),
  grade: String(9 + (n % 4)),
  period: String(1 + (n % 8)),
  sectionNumber: String(n),
  termId: must(parseTermId(hex('f', 1))),
  teachers: teachersOf(n, size),
  students,
});

/** Students of each section: neighbours among a student's sections are far apart, as in a high school. */
const enrol = ({ students, sections, sectionsPerStudent }: SchoolSize): ReadonlyArray<ReadonlyArray<UserId>> => {
  const enrolled = Array.from({ length: sections }, (): UserId[] => []);
  const stride = Math.max(1, Math.floor(sections / 7));
  for (let n = 0; n < students; n += 1) {
    const many = Math.floor((n + 1) * sectionsPerStudent) - Math.floor(n * sectionsPerStudent);
    for (let k = 0; k < many; k += 1) enrolled[(n + k * stride) % sections]?.push(studentIdOf(n));
  }
  return enrolled;
};

/** What Clever might say of an ordinary school: the same for the same size. */
export const makeSnapshot = (size: SchoolSize): Snapshot => {
  const count = <T>(length: number, make: (n: number) => T): ReadonlyArray<T> =>
    Array.from({ length }, (_, n) => make(n));
  return {
    district: { id: SYNTHETIC_SCHOOL.districtId, name: 'Synthetic Unified' },
    school: { id: SYNTHETIC_SCHOOL.schoolId, name: 'Synthetic High School', lowGrade: '9', highGrade: '12' },
    terms: [{ id: must(parseTermId(hex('f', 1))), name: 'Year', startsOn: '2025-08-01', endsOn: '2026-06-30' }],
    sections: enrol(size).map((students, n) => section(n, students, size)),
    users: [...count(size.teachers, (n) => person(teacherIdOf(n), n, 'teacher')), ...count(size.students, aNewStudent)],
    quarantined: [],
    listed: { sections: size.sections, teachers: size.teachers, students: size.students, staff: 0 },
  };
};
