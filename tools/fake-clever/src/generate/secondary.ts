import type { User } from '../world/records.ts';
import type { Maker } from './maker.ts';
import type { Draft } from './sections.ts';
import { addSection, duplicateNames } from './sections.ts';

const COURSES = [
  ['Advisory', 'homeroom/advisory'],
  ['English', 'english/language arts'],
  ['Algebra', 'math'],
  ['Biology', 'science'],
  ['World History', 'social studies'],
  ['Spanish', 'language'],
  ['Studio Art', 'arts and music'],
] as const;

const PERIODS = COURSES.length;
const REDUNDANT_SHARE = 0.02;

type Seat = { readonly grade: string; readonly period: number; readonly students: string[] };

/** Sections are dealt to grades first, then to periods, so every grade meets every period. */
const makeSeats = (count: number, grades: readonly string[]): Seat[] =>
  Array.from({ length: count }, (_, index) => ({
    grade: grades[index % grades.length] ?? '',
    period: Math.floor(index / grades.length) % PERIODS,
    students: [],
  }));

/** A student takes one section in as many periods as they have sections. */
const seatStudent = (
  { random }: Maker,
  { id, roles }: User,
  plan: ReadonlyMap<string, Seat[]>,
  perStudent: number,
): void => {
  const wanted = Math.floor(perStudent) + (random.chance(perStudent % 1) ? 1 : 0);
  const first = random.below(PERIODS);
  for (let n = 0; n < Math.min(wanted, PERIODS); n++) {
    const choices = plan.get(`${roles.student?.grade}/${(first + n) % PERIODS}`) ?? [];
    choices[random.below(choices.length)]?.students.push(id);
  }
};

const byGradeAndPeriod = (seats: readonly Seat[]): Map<string, Seat[]> =>
  Map.groupBy(seats, ({ grade, period }) => `${grade}/${period}`);

/** No section is without students. */
const fillEmptySeats = (seats: readonly Seat[], students: readonly User[]): void =>
  seats.forEach(({ students: seated }, index) => {
    const someone = students[index % students.length];
    if (seated.length === 0 && someone) seated.push(someone.id);
  });

/** Mostly one teacher; now and then a second, and once ten. */
const teachersFor = ({ oddities }: Maker, teachers: readonly User[], index: number): User[] => {
  const size = !oddities ? 1 : index === 0 ? 10 : index % 12 === 5 ? 2 : 1;
  const team = Array.from(
    { length: Math.min(size, teachers.length) },
    (_, n) => teachers[(index + n) % teachers.length],
  );
  return team.flatMap((teacher) => teacher ?? []);
};

/** The same students and the same teachers once more, under another course. */
const addRedundant = (maker: Maker, draft: Draft, count: number): void => {
  for (const section of draft.sections.slice(1, 1 + count)) {
    const teachers = draft.teachers.filter(({ id }) => section.teachers.includes(id));
    const team = section.teachers.flatMap((id) => teachers.find((teacher) => teacher.id === id) ?? []);
    const { subject, grade, period, students } = section;
    addSection(maker, draft, {
      course: 'Lab',
      subject: subject ?? '',
      grade: grade ?? '',
      period: period ?? '',
      teachers: team,
      students,
    });
  }
};

export type SecondarySizes = {
  readonly sections: number;
  readonly perStudent: number;
  readonly duplicateNameShare: number;
};

/** Sections by grade and period; the last teacher and every sixtieth student have none. */
export const fillSecondary = (
  maker: Maker,
  draft: Draft,
  { sections, perStudent, duplicateNameShare }: SecondarySizes,
): void => {
  const redundant = Math.min(Math.ceil(sections * REDUNDANT_SHARE), sections - 2);
  const seats = makeSeats(sections - redundant, draft.grades);
  const plan = byGradeAndPeriod(seats);
  const placed = draft.students.filter((_, index) => index % 60 !== 59);
  for (const student of placed) seatStudent(maker, student, plan, perStudent);
  fillEmptySeats(seats, placed);
  const teachers = draft.teachers.slice(0, -1);
  seats.forEach(({ grade, period, students }, index) => {
    const [course, subject] = COURSES[period] ?? COURSES[0];
    const team = teachersFor(maker, teachers, index);
    addSection(maker, draft, {
      course: `${course} ${grade}`,
      subject,
      grade,
      period: String(period + 1),
      teachers: team,
      students,
    });
  });
  addRedundant(maker, draft, redundant);
  duplicateNames(draft, duplicateNameShare);
};
