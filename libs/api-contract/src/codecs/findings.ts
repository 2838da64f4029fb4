import { optional } from '../http/fields.ts';
import { object } from '../http/object.ts';
import { anyText, integer, oneOf } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';
import { SectionId } from './ids.ts';

/** A section that is not imported. */
export const Skipped = named(
  'Skipped',
  object({
    kind: oneOf('section'),
    cleverId: SectionId,
    name: anyText('Algebra'),
    reason: oneOf('DuplicateName', 'RedundantSection', 'CoveredByHomeroom', 'ArchivedByAdmin'),
    suggestion: optional(describe(anyText('Algebra (Period 2)'), { description: 'A name under which it would be' })),
  }),
  { description: 'A section that is not imported, and why' },
);

/** A record of Clever that cannot be used. */
export const Quarantined = named(
  'Quarantined',
  object({
    kind: describe(oneOf('section', 'user', 'term'), { example: 'user' }),
    cleverId: describe(anyText('4fd43cc56d11340000000091'), { description: 'Empty where the id itself is unusable' }),
    field: anyText('name.last'),
    reason: anyText('missing'),
  }),
  { description: 'A record of Clever that cannot be used; it stays as it was' },
);

const RecordType = named(
  'RecordType',
  oneOf('classes', 'teachers', 'staff', 'students', 'parents', 'memberships', 'guardianships'),
  {
    description: 'What the brake judges one by one',
    example: 'students',
  },
);

/** Changes that wait for a decision. */
export const Held = named(
  'Held',
  object({
    type: RecordType,
    removals: integer({ example: 61 }),
    updates: integer({ example: 0 }),
    of: describe(integer({ example: 412 }), { description: 'How many Bloomz held' }),
    cause: oneOf('TooManyRemovals', 'ReadAsZero', 'ClassEmptied', 'TooManyUpdates', 'ManyAdults'),
  }),
  { description: 'Changes of one type that wait for a decision' },
);

/** What a person should know, and what stops nothing. */
export const Warning = named(
  'Warning',
  object({
    code: oneOf(
      'UnreadableMembers',
      'TermsInPast',
      'NoUsableEmail',
      'NobodyTeaches',
      'NothingShared',
      'TeachersPending',
      'RosterMissing',
      'NoContacts',
      'ChildrenWithoutAdult',
      'SharedAddress',
      'PossibleSamePerson',
    ),
    message: anyText('Section "Algebra" lists 2 people whom Clever does not share with Bloomz; they were left out.'),
    cleverId: optional(anyText('4fd43cc56d11340000000042')),
  }),
  { description: 'Something a person should know that stops nothing' },
);
