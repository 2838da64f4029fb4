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
import { idBy, listOf, optional, OptionalText, RequiredText } from './text.ts';

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
  teachers: listOf(PersonId),
  students: listOf(PersonId),
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

/** https://dev.clever.com/docs/sections */
export const decodeSection: (raw: unknown) => E.Either<Quarantined, Section> = reading(
  'section',
  SectionFields,
  toSection,
);
