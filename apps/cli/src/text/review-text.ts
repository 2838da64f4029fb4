import type { Redundant, RosterReview, SameName } from '@bloomz/onboarding-core';
import { counted, firstFew, indented, listed, page, table } from './layout.ts';
import { bloomz } from './plain.ts';

const describeSameName = ({ name, sections }: SameName): ReadonlyArray<string> => [
  `"${name}", ${counted(sections.length, 'section')}`,
  ...sections.map(
    ({ cleverId, suggestion, imported }) => `  ${cleverId}  ${imported ? 'imported' : `could be "${suggestion}"`}`,
  ),
];

const sameNamesText = ({ sameNames }: RosterReview): ReadonlyArray<string> =>
  sameNames.length === 0
    ? ['Section names: every section has a name of its own.']
    : [
        `Section names: ${counted(sameNames.length, 'name')} stand for several sections; only the first of each is imported.`,
        ...indented(firstFew(sameNames.flatMap(describeSameName), 12)),
      ];

const redundantText = ({ redundantSections }: RosterReview): ReadonlyArray<string> =>
  redundantSections.length === 0
    ? ['Redundant sections: none.']
    : listed(
        'Redundant sections: these have the same students and teachers as another one.',
        redundantSections.map(
          ({ keep, redundant, students }: Redundant) =>
            `keep ${keep} (${counted(students, 'student')}), leave out ${redundant.join(', ')}`,
        ),
      );

const recommendationText = ({ recommendations, sections }: RosterReview): ReadonlyArray<string> => {
  const recommended = recommendations.filter((one) => one.recommended).length;
  return [`Sections: we recommend ${recommended} of ${sections}; --sections recommended takes those.`];
};

const contactsText = ({ contactTypes }: RosterReview): ReadonlyArray<string> => {
  const present = contactTypes.filter(({ contacts }) => contacts > 0);
  return present.length === 0
    ? ['Contacts: Clever shows none.']
    : ['Contacts by type:', ...indented(table(present.map(({ type, contacts }) => [type, contacts])))];
};

export const reviewText = (review: RosterReview, schoolId: string): string =>
  page(sameNamesText(review), redundantText(review), recommendationText(review), contactsText(review), [
    `Next: ${bloomz('plan', '--school', schoolId)}`,
  ]);
