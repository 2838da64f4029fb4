import { listOf } from '../http/compounds.ts';
import { optional } from '../http/fields.ts';
import { object, strictObject } from '../http/object.ts';
import { flag, integer, oneOf } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';

const ContactType = named(
  'ContactType',
  oneOf('Parent/Guardian', 'Primary', 'Secondary', 'Family', 'Emergency', 'Other', 'unspecified'),
  { description: 'What a contact is to a student in Clever; `unspecified` where Clever does not say' },
);

/** How many contacts of a type there are. */
export const ContactTypeCount = named(
  'ContactTypeOffered',
  object({ type: ContactType, contacts: integer({ example: 312 }), chosen: flag }),
  { description: 'Contacts of the students by type, and whether the import takes them' },
);

const OPTIONS = {
  step: describe(oneOf('roster', 'contacts'), {
    description: 'Classes, teachers and students, or parents and contacts',
  }),
  duplicateNames: describe(oneOf('first-only', 'suggested'), {
    description: 'Among sections of one name: import the first only, or all of them under suggested names',
  }),
  sections: describe(oneOf('all', 'recommended'), { description: 'Which sections become classes' }),
  behaviorManagement: describe(flag, { description: 'Behavior Management in the classes this import creates' }),
  studentPortfolios: describe(flag, { description: 'Student Portfolios in the classes this import creates' }),
  parentCommunication: describe(flag, {
    description: 'Parent-Parent Communication in the classes this import creates',
  }),
  contactTypes: describe(listOf(ContactType), {
    description: 'Step contacts: contacts of these types become parents',
    example: ['Parent/Guardian'],
  }),
  acknowledgeTeachersPending: describe(flag, {
    description: 'Step contacts: go on although not all teachers have joined',
    example: false,
  }),
};

/** What an import was asked to do. */
export const ImportOptions = named('ImportOptions', object(OPTIONS), {
  description: 'What an import was asked to do',
});

/** What is left out is as the guide's screen has it when it opens. */
export const ImportRequest = named(
  'ImportRequest',
  strictObject({
    step: optional(OPTIONS.step),
    duplicateNames: optional(OPTIONS.duplicateNames),
    sections: optional(OPTIONS.sections),
    behaviorManagement: optional(OPTIONS.behaviorManagement),
    studentPortfolios: optional(OPTIONS.studentPortfolios),
    parentCommunication: optional(OPTIONS.parentCommunication),
    contactTypes: optional(OPTIONS.contactTypes),
    acknowledgeTeachersPending: optional(OPTIONS.acknowledgeTeachersPending),
  }),
  {
    description:
      'How to import. What is left out is: step roster, duplicateNames first-only, sections all, the three class options on, contactTypes Parent/Guardian, acknowledgeTeachersPending off.',
    example: { step: 'roster', duplicateNames: 'suggested', sections: 'recommended', parentCommunication: false },
  },
);
