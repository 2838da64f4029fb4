import type { Plan } from '@bloomz/onboarding-core';
import { counted, indented, table } from './layout.ts';

/** What the contacts step finds in families: who has joined, which types there are, and who still needs a way in. */
export const familiesText = ({ families }: Plan): ReadonlyArray<string> => {
  if (families === null) return [];
  const { teachers, types, households, childrenWithoutAdult } = families;
  const found = types.filter(({ contacts, chosen }) => contacts > 0 || chosen);
  return [
    `${teachers.joined} of ${counted(teachers.of, 'teacher')} have joined. ${counted(households, 'household')}; ${counted(childrenWithoutAdult, 'child', 'children')} without an adult who can be reached.`,
    'Contacts by type:',
    ...indented(table(found.map(({ type, contacts, chosen }) => [type, contacts, chosen ? 'chosen' : 'left out']))),
  ];
};
