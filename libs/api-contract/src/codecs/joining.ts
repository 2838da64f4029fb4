import { listOf } from '../http/compounds.ts';
import { optional } from '../http/fields.ts';
import { object, strictObject } from '../http/object.ts';
import { anyText, oneOf, text } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';
import { ClassId, DistrictId, SchoolId } from './ids.ts';
import { Purpose } from './invitation.ts';

const SHOWN = {
  code: optional(
    describe(text({ max: 100, example: '7QK2-M9XT-4B0ZD' }), {
      description: 'As somebody typed it: case, blanks and hyphens do not matter',
    }),
  ),
  link: optional(
    describe(text({ max: 200, example: 'k3J9x2ZQ0hV7m1TtYw8eRA' }), {
      description: 'What the link carried after `/join/`',
    }),
  ),
};

/** What somebody shows who wants to join: one of the two. */
export const Shown = named('Shown', strictObject(SHOWN), {
  description: 'A code, or the token of a link',
  example: { code: '7QK2-M9XT-4B0ZD' },
});

/** What a code is good for. It names no person. */
export const Opening = named(
  'Opening',
  object({
    kind: oneOf('invitation', 'family-code'),
    schoolName: anyText('Sample Elementary'),
    purpose: optional(describe(Purpose, { description: 'As what one joins; with a Family Code as parent' })),
  }),
  { description: 'What a code is good for. It names a school and no person.' },
);

const Applicant = named(
  'Applicant',
  strictObject({
    email: text({ min: 3, max: 254, example: 'parent@home.example' }),
    password: text({ min: 1, max: 1024, example: 'correct horse battery staple' }),
    firstName: text({ min: 1, max: 100, example: 'First-78' }),
    lastName: text({ min: 1, max: 100, example: 'Last-78' }),
    language: optional(text({ max: 35, example: 'es' })),
  }),
  { description: 'A new account, or an existing one, which its password proves' },
);

/** Joining: by the session of whoever is signed in, or with an account. */
export const Joining = named('Joining', strictObject({ ...SHOWN, account: optional(Applicant) }), {
  description: 'What is shown, and who joins: whoever is signed in, or the account given here',
  example: {
    code: '7QK2-M9XT-4B0ZD',
    account: {
      email: 'parent@home.example',
      password: 'correct horse battery staple',
      firstName: 'First-78',
      lastName: 'Last-78',
    },
  },
});

export const Joined = named(
  'Joined',
  object({
    accountId: anyText('9f1c1b52-6a7e-4b62-9c35-0c2f0d1e4a55'),
    schoolId: SchoolId,
    schoolName: anyText('Sample Elementary'),
    purpose: Purpose,
  }),
  { description: 'Somebody has joined, and is signed in' },
);

const ClassOfMine = object({ classId: ClassId, name: anyText('Algebra'), role: anyText('parent') });

/** Where somebody has a place. */
export const MyPlaces = named(
  'MyPlaces',
  object({
    places: listOf(
      object({
        schoolId: SchoolId,
        districtId: DistrictId,
        schoolName: anyText('Sample Elementary'),
        role: oneOf('teacher', 'school-support-staff', 'parent', 'student'),
        classes: listOf(ClassOfMine),
        children: describe(
          listOf(
            object({ firstName: anyText('First-12'), lastName: anyText('Last-12'), classes: listOf(ClassOfMine) }),
          ),
          { description: 'The children that a parent is responsible for' },
        ),
      }),
    ),
  }),
  { description: 'Schools, classes and children of whoever asks' },
);
