import { NOT_LOOKED, type Rule } from './setup-check.ts';
import type { ListName } from './snapshot.ts';

export const schoolShared: Rule = {
  id: 'school-shared',
  owner: 'district admin',
  judge: ({ facts: { school } }) => {
    if (school === undefined) return NOT_LOOKED;
    return school === 'not-shared'
      ? {
          state: 'fail',
          evidence: 'Clever does not show this school to Bloomz.',
          fix: 'In Clever, open the sharing settings of Bloomz and share this school. Changes can take 30 to 60 minutes.',
        }
      : { state: 'pass', evidence: `Clever shows ${school.name}.` };
  },
};

export const listShared = (list: ListName, missing: 'fail' | 'warn'): Rule => ({
  id: `${list}-shared`,
  owner: 'district admin',
  judge: ({ facts: { shared } }) => {
    if (!shared) return NOT_LOOKED;
    return shared[list]
      ? { state: 'pass', evidence: `Clever shows ${list} of this school.` }
      : {
          state: missing,
          evidence: `Clever shows no ${list} of this school.`,
          fix: `In Clever, open the sharing settings of Bloomz and share ${list}. Changes can take 30 to 60 minutes.`,
        };
  },
});

export const contactsShared: Rule = {
  id: 'contacts-shared',
  owner: 'district admin',
  judge: ({ facts: { shared } }) => {
    if (!shared) return NOT_LOOKED;
    return shared.contacts
      ? { state: 'pass', evidence: 'Clever shows contacts of the district.' }
      : {
          state: 'warn',
          evidence: 'Clever shows no contacts, so parents cannot be invited from Clever.',
          fix: 'In Clever, share student contacts with Bloomz, or give families Family Codes after the import.',
        };
  },
};
