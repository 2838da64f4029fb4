import { optional } from '../http/fields.ts';
import { object, strictObject } from '../http/object.ts';
import { flag, oneOf } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';

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
  }),
  {
    description:
      'How to import. What is left out is: step roster, duplicateNames first-only, sections all, and the three class options on.',
    example: { step: 'roster', duplicateNames: 'suggested', sections: 'recommended', parentCommunication: false },
  },
);
