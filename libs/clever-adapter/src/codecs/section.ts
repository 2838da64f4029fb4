import type { E } from '@bloomz/kernel';
import {
  parseSectionId,
  parseTermId,
  parseUserId,
  type Quarantined,
  type Section,
  type UserId,
} from '@bloomz/onboarding-core';
import * as t from 'io-ts';
import { present } from './present.ts';
import { reading } from './quarantine.ts';
import { idBy, isNoValue, optional, OptionalText, requiredListOf, RequiredText } from './text.ts';

const PersonId = idBy(parseUserId);

const SectionFields = t.type({
  id: idBy(parseSectionId),
  name: RequiredText,
  subject: OptionalText,
  grade: OptionalText,
  period: OptionalText,
  section_number: OptionalText,
  term_id: optional(idBy(parseTermId)),
  teacher: optional(PersonId),
  teachers: requiredListOf(PersonId),
  students: requiredListOf(PersonId),
});

/** `teachers[0]` is the primary; `teacher` repeats it and steps in where the list is empty. */
const teachersOf = (teacher: UserId | undefined, teachers: ReadonlyArray<UserId>): ReadonlyArray<UserId> =>
  teachers.length > 0 || teacher === undefined ? [...new Set(teachers)] : [teacher];

const toSection = (fields: t.TypeOf<typeof SectionFields>): Section => ({
  id: fields.id,
  name: fields.name,
  ...present({
    subject: fields.subject,
    grade: fields.grade,
    period: fields.period,
    sectionNumber: fields.section_number,
    termId: fields.term_id,
  }),
  teachers: teachersOf(fields.teacher, fields.teachers),
  students: [...new Set(fields.students)],
});

const decode = reading('section', SectionFields, toSection);

const OnlyTeacher = t.intersection([t.type({ teacher: t.string }), t.partial({ teachers: t.unknown })]);
const withTeachers = (raw: unknown): unknown =>
  OnlyTeacher.is(raw) && isNoValue(raw.teachers) && raw.teacher !== '' ? { ...raw, teachers: [raw.teacher] } : raw;

/** A section that withholds its students or teachers is put aside. https://dev.clever.com/docs/sections */
export const decodeSection = (raw: unknown): E.Either<Quarantined, Section> => decode(withTeachers(raw));
