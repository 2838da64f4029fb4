import { compareText, type UserId } from './clever-ids.ts';
import type { ContactsShown } from './contact.ts';
import type { Families } from './families.ts';
import { isMailable } from './invitation-steps.ts';
import type { Warning } from './plan.ts';
import type { Member, Roster } from './roster.ts';
import { arePending } from './teachers-joined.ts';

type Seen = {
  readonly shown: ContactsShown;
  readonly families: Families;
  /** Every imported parent who is at the school once the changes are applied. */
  readonly present: ReadonlyMap<UserId, Member>;
  readonly after: Roster;
  readonly doubts: ReadonlyMap<UserId, UserId>;
  readonly students: number;
};

const teachersPending = ({ families: { teachers } }: Seen): ReadonlyArray<Warning> =>
  arePending(teachers)
    ? [
        {
          code: 'TeachersPending',
          message: `${teachers.joined} of ${teachers.of} teachers have joined; families are best invited when all have.`,
        },
      ]
    : [];

const rosterMissing = ({ students }: Seen): ReadonlyArray<Warning> =>
  students > 0
    ? []
    : [
        {
          code: 'RosterMissing',
          message:
            'The school has no students in Bloomz yet, so there is nobody to find contacts of: import the roster first.',
        },
      ];

const noContacts = ({ shown, students }: Seen): ReadonlyArray<Warning> =>
  shown.listed > 0 || students === 0
    ? []
    : [
        {
          code: 'NoContacts',
          message:
            'Clever shows no contacts of this school: share student contacts with Bloomz in Clever, or give families Family Codes.',
        },
      ];

const childrenWithoutAdult = ({ families: { childrenWithoutAdult: n } }: Seen): ReadonlyArray<Warning> =>
  n === 0
    ? []
    : [
        {
          code: 'ChildrenWithoutAdult',
          message: `${n === 1 ? '1 child has' : `${n} children have`} no adult who can be reached: give ${n === 1 ? 'the family a Family Code' : 'their families Family Codes'}.`,
        },
      ];

/** Two people all the same, however alike they are written. */
const sharedAddresses = ({ present, after }: Seen): ReadonlyArray<Warning> => {
  const here = after.members.filter(({ archived, email, role }) => !archived && email !== null && role !== 'student');
  return [...Map.groupBy(here, ({ email }) => (email ?? '').toLowerCase()).values()].flatMap((people) => {
    const ids = people.map(({ userId }) => userId).sort(compareText);
    const [first] = ids;
    if (first === undefined || ids.length === 1 || !ids.some((id) => present.has(id))) return [];
    return [
      {
        code: 'SharedAddress',
        cleverId: first,
        message: `${ids.length} people use one e-mail address and stay ${ids.length} people: ${ids.join(', ')}.`,
      },
    ];
  });
};

const unreachable = ({ present }: Seen): ReadonlyArray<Warning> =>
  [...present.values()]
    .filter(({ state, email }) => state === 'listed' && !isMailable(email))
    .map(({ userId, email }) => ({
      code: 'NoUsableEmail',
      cleverId: userId,
      message:
        email === null
          ? 'A contact has no e-mail address in Clever and was not invited.'
          : 'A contact has an e-mail address in Clever that cannot be mailed, and was not invited.',
    }));

const possiblySame = ({ doubts, present }: Seen): ReadonlyArray<Warning> =>
  [...doubts]
    .filter(([id]) => present.has(id))
    .map(([id, other]) => ({
      code: 'PossibleSamePerson',
      cleverId: id,
      message: `Contact ${id} may be the person who is known as ${other}, and was not invited: look at both.`,
    }));

/** What a person should know of the families that stops nothing. */
export const warnOfFamilies = (seen: Seen): ReadonlyArray<Warning> =>
  [
    teachersPending,
    rosterMissing,
    noContacts,
    childrenWithoutAdult,
    sharedAddresses,
    possiblySame,
    unreachable,
  ].flatMap((warn) => warn(seen));
