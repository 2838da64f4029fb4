import { nullable } from '../http/compounds.ts';
import { optional } from '../http/fields.ts';
import { object, strictObject } from '../http/object.ts';
import { anyText, flag, integer, oneOf, text } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';
import { ClassId, MemberId, SchoolId, SectionId, UserId } from './ids.ts';
import { pageOf } from './page.ts';

export const ClassState = oneOf('active', 'archived');

/** A class of a school. */
export const SchoolClass = named(
  'Class',
  object({
    id: ClassId,
    schoolId: SchoolId,
    cleverId: describe(nullable(SectionId), { description: 'Its section; null for a class made by hand' }),
    name: anyText('Algebra'),
    nameSource: describe(oneOf('clever', 'suggested', 'local'), {
      description: "Whose word the name is: Clever's, our suggestion, or somebody's at the school",
    }),
    cleverName: nullable(anyText('Algebra')),
    state: ClassState,
    archivedBy: describe(nullable(oneOf('import', 'admin')), {
      description: 'An import restores only what it archived',
    }),
    behaviorManagement: flag,
    studentPortfolios: flag,
    parentCommunication: flag,
    members: describe(integer({ example: 26 }), { description: 'How many people are in it' }),
  }),
  {
    description: 'A class of a school',
    example: {
      id: 'c0a8012e-7d3b-4a44-8f0c-6a6f0a9be311',
      schoolId: '4fd43cc56d11340000000005',
      cleverId: '4fd43cc56d11340000000042',
      name: 'Algebra',
      nameSource: 'clever',
      cleverName: 'Algebra',
      state: 'active',
      archivedBy: null,
      behaviorManagement: true,
      studentPortfolios: true,
      parentCommunication: true,
      members: 26,
    },
  },
);

export const SchoolClasses = pageOf('Classes', SchoolClass);

/** What to change of a class. */
export const ClassEdit = named(
  'ClassEdit',
  strictObject({
    name: optional(
      describe(text({ max: 200, example: 'Algebra, second period' }), {
        description: 'Needs at least one visible character. No import changes it afterwards.',
      }),
    ),
    behaviorManagement: optional(flag),
    studentPortfolios: optional(flag),
    parentCommunication: optional(flag),
    archived: optional(
      describe(flag, { description: 'A class archived here stays so until somebody restores it here' }),
    ),
  }),
  {
    description: 'What to change of a class; what is left out stays',
    example: { name: 'Algebra, second period', studentPortfolios: false },
  },
);

const ClassMember = named(
  'ClassMember',
  object({
    id: MemberId,
    cleverId: UserId,
    firstName: anyText('First-77'),
    lastName: anyText('Last-77'),
    role: oneOf('primary-teacher', 'co-teacher', 'student', 'parent'),
    state: oneOf('listed', 'invited', 'joined'),
  }),
  { description: 'Somebody in a class' },
);

export const ClassMembers = pageOf('ClassMembers', ClassMember);
