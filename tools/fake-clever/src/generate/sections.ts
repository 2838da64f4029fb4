import type { Course, Section, User } from '../world/records.ts';
import type { Maker } from './maker.ts';
import { STAMP } from './maker.ts';

/** A school while it is being made. */
export type Draft = {
  readonly id: string;
  readonly term: string;
  readonly grades: readonly [string, ...string[]];
  readonly students: readonly User[];
  readonly teachers: readonly User[];
  readonly courses: Course[];
  readonly sections: Section[];
};

export type SectionPlan = {
  readonly course: string;
  readonly subject: string;
  readonly grade: string;
  readonly period: string;
  readonly teachers: readonly User[];
  readonly students: readonly string[];
  readonly name?: string;
};

const NO_EXT = {};

const courseOf = (maker: Maker, draft: Draft, name: string): Course => {
  const known = draft.courses.find((course) => course.name === name);
  if (known) return known;
  const course = { id: maker.nextId(), district: maker.district, name, number: maker.number('C') };
  draft.courses.push(course);
  return course;
};

/** The name as Clever composes it: course, surname of the first teacher, period. */
export const composedName = (course: string, surname: string, period: string): string =>
  [course, surname, period].filter((part) => part !== '').join(' - ');

/** `teacher` repeats the first of `teachers`. */
export const addSection = (maker: Maker, draft: Draft, plan: SectionPlan): Section => {
  const teachers = plan.teachers.map(({ id }) => id);
  const surname = plan.teachers[0]?.name.last ?? '';
  const section: Section = {
    ...{ id: maker.nextId(), district: maker.district, school: draft.id, term_id: draft.term },
    course: courseOf(maker, draft, plan.course).id,
    name: plan.name ?? composedName(plan.course, surname, plan.period),
    ...{ sis_id: maker.number('X'), section_number: '', period: plan.period, grade: plan.grade, subject: plan.subject },
    ...{ teacher: teachers[0] ?? '', teachers, students: [...new Set(plan.students)].sort(), ext: NO_EXT, ...STAMP },
  };
  draft.sections.push(section);
  return section;
};

/** Neighbours within a course, in turn from every course. */
const pairsOfOneCourse = (sections: readonly Section[]): Array<readonly [Section, Section]> => {
  const courses = [...Map.groupBy(sections, ({ course }) => course).values()];
  const longest = Math.max(0, ...courses.map(({ length }) => length));
  return Array.from({ length: Math.floor(longest / 2) }, (_, n) => n * 2).flatMap((at) =>
    courses.flatMap((group) => {
      const [one, other] = group.slice(at, at + 2);
      return one && other ? [[one, other] as const] : [];
    }),
  );
};

/** A share of the sections carries the name of another one: both have the bare name of their course. */
export const duplicateNames = (draft: Draft, share: number): void => {
  const pairs = pairsOfOneCourse(draft.sections).slice(0, Math.round(draft.sections.length * share));
  const renamed = new Set(pairs.flat());
  const courseNames = new Map(draft.courses.map(({ id, name }) => [id, name]));
  draft.sections.forEach((section, at) => {
    if (renamed.has(section))
      draft.sections[at] = { ...section, name: courseNames.get(section.course ?? '') ?? section.name };
  });
};
