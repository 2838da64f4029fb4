import { E, pipe } from '@bloomz/kernel';
import {
  type Actor,
  CONTACT_TYPES,
  type ContactType,
  DEFAULT_OPTIONS,
  type ImportOptions,
  type ImportRequest,
  type MalformedCleverId,
  type Operator,
  parseSchoolId,
  parseUserId,
  type SchoolId,
} from '@bloomz/onboarding-core';
import { type WrongUsage, wrongUsage } from '../problems/cli-error.ts';
import { givenText, isOn, isSet, type RawOptions, textOf } from '../usage/option-spec.ts';

export const OPERATOR: Operator = { kind: 'operator' };

export const parseSchool = (raw: RawOptions): E.Either<MalformedCleverId, SchoolId> =>
  parseSchoolId(givenText(raw, 'school'));

/** The operator, or with `--as` the person for whom the command acts. */
export const parseActor = (raw: RawOptions): E.Either<MalformedCleverId, Actor> => {
  const as = textOf(raw, 'as');
  if (as === undefined) return E.right(OPERATOR);
  return pipe(
    parseUserId(as),
    E.map((userId) => ({ kind: 'person', userId })),
  );
};

export const parseSchoolAndActor = (
  raw: RawOptions,
): E.Either<MalformedCleverId, Pick<ImportRequest, 'schoolId' | 'actor'>> =>
  pipe(
    E.Do,
    E.bind('schoolId', () => parseSchool(raw)),
    E.bind('actor', () => parseActor(raw)),
  );

const TYPES_WITHOUT_CONTACTS = '--contact-types belongs to --step contacts: leave it out of a roster import.';

const NO_SUCH_TYPE = `--contact-types takes one or more of these, separated by commas: ${CONTACT_TYPES.join(', ')}.`;

/** In the guide's order, whatever was typed first. */
const parseContactTypes = (typed: string | undefined): E.Either<WrongUsage, ReadonlyArray<ContactType>> => {
  if (typed === undefined) return E.right(DEFAULT_OPTIONS.contactTypes);
  const words = typed.split(',').map((word) => word.trim().toLowerCase());
  const chosen = CONTACT_TYPES.filter((type) => words.includes(type.toLowerCase()));
  return chosen.length === new Set(words).size ? E.right(chosen) : E.left(wrongUsage(NO_SUCH_TYPE));
};

export const parseImportOptions = (raw: RawOptions): E.Either<WrongUsage, ImportOptions> => {
  const step = textOf(raw, 'step') === 'contacts' ? 'contacts' : 'roster';
  if (step === 'roster' && textOf(raw, 'contactTypes') !== undefined) return E.left(wrongUsage(TYPES_WITHOUT_CONTACTS));
  return pipe(
    parseContactTypes(textOf(raw, 'contactTypes')),
    E.map((contactTypes) => ({ ...toOptions(raw), step, contactTypes })),
  );
};

const toOptions = (raw: RawOptions): Omit<ImportOptions, 'step' | 'contactTypes'> => ({
  acknowledgeTeachersPending: isSet(raw, 'acknowledgeTeachersPending'),
  duplicateNames: textOf(raw, 'duplicateNames') === 'suggested' ? 'suggested' : DEFAULT_OPTIONS.duplicateNames,
  sections: textOf(raw, 'sections') === 'recommended' ? 'recommended' : DEFAULT_OPTIONS.sections,
  classOptions: {
    behaviorManagement: isOn(raw, 'behaviorManagement'),
    studentPortfolios: isOn(raw, 'studentPortfolios'),
    parentCommunication: isOn(raw, 'parentCommunication'),
  },
});

/** What `plan` and `import` ask for, but for the progress. */
export const parseImportRequest = (raw: RawOptions): E.Either<MalformedCleverId | WrongUsage, ImportRequest> =>
  pipe(
    parseSchoolAndActor(raw),
    E.bindW('options', () => parseImportOptions(raw)),
  );

export const parseEmail = (raw: RawOptions, option: 'admin' | 'email'): E.Either<WrongUsage, string> => {
  const email = givenText(raw, option);
  return /^[^@\s]+@[^@\s]+$/.test(email)
    ? E.right(email)
    : E.left(wrongUsage(`--${option} takes one e-mail address, with exactly one @ and no spaces.`));
};

const RUN_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export const parseRunId = (raw: RawOptions): E.Either<WrongUsage, string> => {
  const id = givenText(raw, 'run');
  return RUN_ID.test(id)
    ? E.right(id.toLowerCase())
    : E.left(wrongUsage('--run takes a run id as import prints it: copy it from there or from `status`.'));
};
