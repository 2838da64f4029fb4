import { composedName } from '../generate/sections.ts';
import { STAMP } from '../generate/maker.ts';
import type { Course, Section, Term, User } from '../world/records.ts';
import type { Row } from './csv-rows.ts';
import type { SftpIds } from './ids.ts';

const TEACHER_COLUMNS = ['Teacher_id', ...Array.from({ length: 9 }, (_, n) => `Teacher_${n + 2}_id`)];

/** Clever makes terms and courses out of section rows; there is no file for either. */
const termOf = (ids: SftpIds, district: string, row: Row): Term | undefined => {
  const [name, start_date, end_date] = [row('Term_name'), row('Term_start'), row('Term_end')];
  if (name + start_date + end_date === '') return undefined;
  return { id: ids('term', name, start_date, end_date), district, name, start_date, end_date };
};

const courseOf = (ids: SftpIds, district: string, row: Row): Course | undefined => {
  const [name, number] = [row('Course_name'), row('Course_number')];
  return name + number === '' ? undefined : { id: ids('course', number || name), district, name, number };
};

const unique = <T extends { readonly id: string }>(records: ReadonlyArray<T | undefined>): T[] => [
  ...new Map(records.flatMap((record) => (record ? [[record.id, record] as const] : []))).values(),
];

export type SectionFiles = { readonly sections: readonly Row[]; readonly enrollments: readonly Row[] };
type Found = { readonly terms: Term[]; readonly courses: Course[]; readonly sections: Section[] };

export const toSections = (
  ids: SftpIds,
  district: string,
  files: SectionFiles,
  teachers: ReadonlyMap<string, User>,
): Found => {
  const enrolled = Map.groupBy(files.enrollments, (row) => row('Section_id'));
  const teacherIds = (row: Row): string[] => TEACHER_COLUMNS.flatMap((column) => teachers.get(row(column))?.id ?? []);

  const nameOf = (row: Row): string => {
    const surname = teachers.get(row('Teacher_id'))?.name.last ?? '';
    return row('Course_name') ? composedName(row('Course_name'), surname, row('Period')) : row('Name');
  };
  const toSection = (row: Row): Section => {
    const [team, sisId] = [[...new Set(teacherIds(row))], row('Section_id')];
    const students = (enrolled.get(sisId) ?? []).map((enrolment) => ids('student', enrolment('Student_id')));
    return {
      ...{
        id: ids('section', sisId),
        district,
        school: ids('school', row('School_id')),
        sis_id: sisId,
        name: nameOf(row),
      },
      ...{ course: courseOf(ids, district, row)?.id ?? '', term_id: termOf(ids, district, row)?.id ?? '' },
      ...{ section_number: row('Section_number'), period: row('Period'), grade: row('Grade'), subject: row('Subject') },
      ...{ teacher: team[0] ?? '', teachers: team, students: [...new Set(students)].sort(), ext: {}, ...STAMP },
    };
  };
  return {
    terms: unique(files.sections.map((row) => termOf(ids, district, row))),
    courses: unique(files.sections.map((row) => courseOf(ids, district, row))),
    sections: unique(files.sections.map(toSection)),
  };
};
