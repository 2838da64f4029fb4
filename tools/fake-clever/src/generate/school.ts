import type { School, User } from '../world/records.ts';
import { fillElementary } from './elementary.ts';
import type { Maker } from './maker.ts';
import { STAMP } from './maker.ts';
import { makeStaff, makeStudent, makeTeacher } from './people.ts';
import type { SchoolPlan } from './plan.ts';
import { GRADES, sizesOf } from './plan.ts';
import { fillSecondary } from './secondary.ts';
import type { Draft } from './sections.ts';

export type MadeSchool = Draft & { readonly school: School; readonly staff: readonly User[] };

const LEVEL_NAMES = { elementary: 'Elementary', middle: 'Middle School', high: 'High School' } as const;
const TITLES = ['Principal', 'Office Manager', 'Counselor', 'Librarian', 'Custodian', 'Nurse'] as const;

const makeRecord = (maker: Maker, plan: SchoolPlan): School => {
  const [number, grades] = [maker.number('0'), GRADES[plan.level]];
  const name = plan.name ?? `Hollowmere ${LEVEL_NAMES[plan.level]} ${number.slice(2)}`;
  return {
    ...{ id: maker.nextId(), district: maker.district, name, sis_id: number, school_number: number, state_id: '' },
    ...{ low_grade: grades[0], high_grade: grades.at(-1) ?? '', phone: '(555) 010-0100', ext: {} },
    location: { address: '1 Invented Way', city: 'Hollowmere', state: 'CA', zip: '00000' },
    principal: { name: '', email: '' },
    ...STAMP,
  };
};

/** Students in order of grade, so that neighbours in the list share a room. */
const makeStudents = (maker: Maker, school: string, count: number, grades: readonly string[]): User[] =>
  Array.from({ length: count }, (_, position) => {
    const grade = grades[Math.floor((position * grades.length) / count)] ?? '';
    return makeStudent(maker, school, grade, position);
  });

const fill = (maker: Maker, draft: Draft, plan: SchoolPlan): void => {
  const { sections, perStudent } = sizesOf(plan);
  const share = plan.duplicateNameShare ?? (maker.oddities ? 0.06 : 0);
  if (plan.level === 'elementary') fillElementary(maker, draft, sections, share);
  else fillSecondary(maker, draft, { sections, perStudent, duplicateNameShare: share });
};

export const makeSchool = (maker: Maker, plan: SchoolPlan, term: string): MadeSchool => {
  const school = makeRecord(maker, plan);
  const [sizes, grades] = [sizesOf(plan), GRADES[plan.level]];
  const staff = Array.from({ length: sizes.staff }, (_, n) =>
    makeStaff(maker, school.id, TITLES[n % TITLES.length] ?? 'Clerk', n),
  );
  const teachers = Array.from({ length: sizes.teachers }, (_, n) => makeTeacher(maker, school.id, 'Teacher', n));
  const students = makeStudents(maker, school.id, plan.students, grades);
  const made: MadeSchool = {
    id: school.id,
    school,
    term,
    grades,
    students,
    teachers,
    staff,
    courses: [],
    sections: [],
  };
  fill(maker, made, plan);
  return made;
};
