import type { Actor } from './run.ts';
import type { School } from './school.ts';
import { type CleverPerson, hasImportingRole, type SetupFacts } from './setup.ts';
import type { ListName } from './snapshot.ts';

export type CheckState = 'pass' | 'warn' | 'fail' | 'unknown';
export type CheckOwner = 'Bloomz' | 'district admin' | 'school admin';
export type CheckId =
  | 'community-linked'
  | 'bloomz-role'
  | 'clever-app-added'
  | 'district-running'
  | 'school-shared'
  | 'sections-shared'
  | 'students-shared'
  | 'teachers-shared'
  | 'staff-shared'
  | 'contacts-shared'
  | 'clever-role'
  | 'launch-date'
  | 'freshness';

/** One line of the set-up report: what we saw, who can change it, and how. `fix` is empty where nothing is wrong. */
export type Check = {
  readonly id: CheckId;
  readonly state: CheckState;
  readonly evidence: string;
  readonly owner: CheckOwner;
  readonly fix: string;
};

/** All that the checks look at. `person` is null for the operator, 'unknown' when Clever could not be asked. */
export type SetupEvidence = {
  readonly facts: SetupFacts;
  readonly school: School | null;
  readonly actor: Actor;
  readonly person: CleverPerson | 'not-found' | 'unknown' | null;
  readonly lastRead: Date | null;
  readonly now: Date;
};

type Verdict = Pick<Check, 'state' | 'evidence'> & { readonly fix?: string };
type Rule = { readonly id: CheckId; readonly owner: CheckOwner; readonly judge: (seen: SetupEvidence) => Verdict };

const HOURS = 3_600_000;
const STALE_AFTER_HOURS = 48;
const NOT_LOOKED: Verdict = { state: 'unknown', evidence: 'Could not be checked until the lines above are in order.' };

const communityLinked: Rule = {
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

const bloomzRole: Rule = {
  id: 'bloomz-role',
  owner: 'Bloomz',
  judge: ({ school, actor }) => {
    if (!school) return NOT_LOOKED;
    if (actor.kind === 'operator')
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

const cleverAppAdded: Rule = {
  id: 'clever-app-added',
  owner: 'district admin',
  judge: ({ facts, school }) => {
    if (!school) return NOT_LOOKED;
    return facts.connected
      ? { state: 'pass', evidence: 'Bloomz is among the Clever applications of the district.' }
      : {
          state: 'fail',
          evidence: 'Clever gives Bloomz no access to this district.',
          fix: 'In Clever, open Applications, add Bloomz and accept the connection.',
        };
  },
};

const districtRunning: Rule = {
  id: 'district-running',
  owner: 'district admin',
  judge: ({ facts: { district } }) => {
    if (!district) return NOT_LOOKED;
    const state = district.state ?? '';
    const said = district.error ? `${state}: ${district.error}` : state;
    if (['', 'running', 'success'].includes(state))
      return { state: 'pass', evidence: `Clever reports the district as ${state === '' ? 'connected' : state}.` };
    if (state === 'paused')
      return {
        state: 'warn',
        evidence: 'Clever has paused the district; it shows frozen data. An import works with what is there.',
        fix: 'In Clever, end the pause when the new school year is ready.',
      };
    return {
      state: 'warn',
      evidence: `Clever reports the district as ${said}.`,
      fix:
        state === 'pending'
          ? 'Open the Clever dashboard and fix what it lists.'
          : 'Wait for Clever, or ask Clever support.',
    };
  },
};

const schoolShared: Rule = {
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

const listShared = (list: ListName, missing: 'fail' | 'warn'): Rule => ({
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

const contactsShared: Rule = {
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

const cleverRole: Rule = {
  id: 'clever-role',
  owner: 'district admin',
  judge: ({ person, school }) => {
    if (person === null) return { state: 'pass', evidence: 'The operator acts; no Clever role is needed.' };
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

const launchDate: Rule = {
  id: 'launch-date',
  owner: 'district admin',
  judge: ({ facts: { district }, now }) => {
    if (!district) return NOT_LOOKED;
    const from = district.launchDate;
    if (from === undefined || from <= now.toISOString().slice(0, 10))
      return { state: 'pass', evidence: from ? `Launched on ${from}.` : 'Clever names no launch date.' };
    return {
      state: 'warn',
      evidence: `Clever names ${from} as the launch date; teachers would be invited before it.`,
      fix: 'Import on or after the launch date, or move the date in Clever.',
    };
  },
};

const freshness: Rule = {
  id: 'freshness',
  owner: 'district admin',
  judge: ({ facts: { district }, lastRead, now }) => {
    if (!district) return NOT_LOOKED;
    const synced = district.lastSync === undefined ? Number.NaN : Date.parse(district.lastSync);
    const read = lastRead ? `Bloomz last imported at ${lastRead.toISOString()}.` : 'Bloomz has not imported yet.';
    if (Number.isNaN(synced))
      return { state: 'unknown', evidence: `Clever does not say when the district last synced. ${read}` };
    const evidence = `The district last synced to Clever at ${new Date(synced).toISOString()}. ${read}`;
    return now.getTime() - synced <= STALE_AFTER_HOURS * HOURS
      ? { state: 'pass', evidence }
      : { state: 'warn', evidence, fix: 'In Clever, look at the SIS sync; it has not run for two days or more.' };
  },
};

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** In the order in which a person would fix them. */
const RULES: ReadonlyArray<Rule> = [
  communityLinked,
  bloomzRole,
  cleverAppAdded,
  districtRunning,
  schoolShared,
  listShared('sections', 'fail'),
  listShared('students', 'fail'),
  listShared('teachers', 'fail'),
  listShared('staff', 'warn'),
  contactsShared,
  cleverRole,
  launchDate,
  freshness,
];

/** Judges the whole set-up: every line is answered, those that could not be looked at as `unknown`. */
export const checkSetup = (seen: SetupEvidence): ReadonlyArray<Check> =>
  RULES.map(({ id, owner, judge }) => ({ id, owner, fix: '', ...judge(seen) }));
