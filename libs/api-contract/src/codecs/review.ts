import { listOf } from '../http/compounds.ts';
import { optional } from '../http/fields.ts';
import { object } from '../http/object.ts';
import { anyText, flag, integer, oneOf } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';
import { SectionId } from './ids.ts';

const SameName = named(
  'SameName',
  object({
    name: anyText('Algebra'),
    sections: listOf(object({ cleverId: SectionId, suggestion: anyText('Algebra (Period 2)'), imported: flag })),
  }),
  { description: 'Sections of one name. Only the first is imported, unless the suggested names are accepted.' },
);

const Redundant = named(
  'RedundantSections',
  object({
    keep: SectionId,
    redundant: listOf(SectionId),
    students: integer({ example: 24 }),
    teachers: integer({ example: 1 }),
  }),
  { description: 'Sections with the same students and the same teachers' },
);

const Recommendation = named(
  'Recommendation',
  object({
    sectionId: SectionId,
    name: anyText('Homeroom 3B'),
    recommended: flag,
    reason: oneOf('Homeroom', 'Specialist', 'OwnMembers', 'RedundantSection', 'CoveredByHomeroom'),
    like: optional(describe(SectionId, { description: 'The section that stands for its members already' })),
  }),
  { description: 'Whether a section is worth a class, and why' },
);

const ContactTypeCount = named(
  'ContactTypeCount',
  object({
    type: oneOf('Parent/Guardian', 'Primary', 'Secondary', 'Family', 'Emergency', 'Other', 'unspecified'),
    contacts: integer({ example: 380 }),
  }),
  { description: 'How many contacts carry a type' },
);

/** What a person should look at before the first import. */
export const RosterReview = named(
  'RosterReview',
  object({
    sections: integer({ example: 31 }),
    sameNames: listOf(SameName),
    redundantSections: listOf(Redundant),
    recommendations: listOf(Recommendation),
    contactTypes: listOf(ContactTypeCount),
  }),
  { description: 'What a person should look at before the first import. It decides nothing.' },
);
