import { hasImportingRole } from './setup.ts';
import { NOT_LOOKED, type Rule } from './setup-check.ts';

export const communityLinked: Rule = {
  id: 'community-linked',
  owner: 'Bloomz',
  judge: ({ school }) =>
    school
      ? { state: 'pass', evidence: 'The school community exists in Bloomz and is linked to this Clever school.' }
      : {
          state: 'fail',
          evidence: 'Bloomz has no school community linked to this Clever school.',
          fix: 'Ask Bloomz to create the school community and to link it to this Clever school.',
        },
};

export const bloomzRole: Rule = {
  id: 'bloomz-role',
  owner: 'Bloomz',
  judge: ({ school, actor }) => {
    if (!school) return NOT_LOOKED;
    if (actor.kind !== 'person')
      return school.admins.length > 0
        ? { state: 'pass', evidence: `The community has ${counted(school.admins.length, 'School Admin')}.` }
        : {
            state: 'fail',
            evidence: 'The community has no School Admin.',
            fix: 'Ask Bloomz to name the first School Admin.',
          };
    return school.admins.some(({ userId }) => userId === actor.userId)
      ? { state: 'pass', evidence: 'This person is School Admin of the community in Bloomz.' }
      : {
          state: 'fail',
          evidence: 'This person is not School Admin of the community in Bloomz.',
          fix: 'Ask a School Admin of the community, or Bloomz, to make this person School Admin.',
        };
  },
};

export const cleverRole: Rule = {
  id: 'clever-role',
  owner: 'district admin',
  judge: ({ person, school, actor }) => {
    if (actor.kind === 'account')
      return {
        state: 'fail',
        evidence: 'This account is not linked to a person in Clever, so its role there is not known.',
        fix: 'Use Sign In with Clever once, to link the account.',
      };
    if (person === null) return { state: 'pass', evidence: `${ACTING[actor.kind]} acts; no Clever role is needed.` };
    if (person === 'unknown' || !school) return NOT_LOOKED;
    if (person === 'not-found')
      return {
        state: 'fail',
        evidence: 'Clever does not show this person to Bloomz.',
        fix: 'In Clever, share staff with Bloomz, and check that this person is staff of the school.',
      };
    return hasImportingRole(person, school.ref.schoolId)
      ? { state: 'pass', evidence: 'This person holds a Clever role that may import.' }
      : {
          state: 'fail',
          evidence: 'This person is neither district admin in Clever nor staff of this school.',
          fix: 'In Clever, give this person the role District Admin, or Staff at this school.',
        };
  },
};

/** Who needs no Clever role. */
const ACTING = { operator: 'The operator', 'api-key': 'A server with an API key', person: 'A person' };
const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
