import { COMPLAINT, isMailable, NO_ADDRESS } from './bounce-reason.ts';
import { toFormulaSafe } from './formula-safe.ts';
import type { InvitationState } from './invitation-state.ts';
import type { Purpose } from './join.ts';
import { GAVE_UP } from './mail-retry.ts';

/** Somebody of a school who was not reached. `state` is null where there is no invitation. */
export type Unreached = {
  readonly userId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Purpose;
  readonly email: string | null;
  readonly classNames: ReadonlyArray<string>;
  readonly state: InvitationState | null;
  readonly reason: string | null;
};

export type ProblemKind = 'no-address' | 'unusable-address' | 'complaint' | 'gave-up' | 'bounced' | 'expired';

/** Why somebody was not reached. `reason`: what the mail server said, if it said something. */
export type MailProblem = Pick<Unreached, 'userId' | 'firstName' | 'lastName' | 'role' | 'classNames'> & {
  readonly problem: ProblemKind;
  readonly reason: string | null;
};

const bounceOf = (reason: string | null): ProblemKind => {
  if (reason === COMPLAINT) return 'complaint';
  return reason === GAVE_UP ? 'gave-up' : 'bounced';
};

const problemOf = ({ state, reason, email }: Unreached): ProblemKind | undefined => {
  if (state === 'expired') return 'expired';
  if (email === null || email.trim() === '') return 'no-address';
  if (!isMailable(email) || (state === 'bounced' && reason === NO_ADDRESS)) return 'unusable-address';
  return state === 'bounced' ? bounceOf(reason) : undefined;
};

/** The problem of each who has one. */
export const toProblems = (people: ReadonlyArray<Unreached>): ReadonlyArray<MailProblem> =>
  people.flatMap((person) => {
    const { userId, firstName, lastName, role, classNames, reason } = person;
    const problem = problemOf(person);
    return problem === undefined
      ? []
      : [{ userId, firstName, lastName, role, classNames, problem, reason: problem === 'bounced' ? reason : null }];
  });

const WORDS: Readonly<Record<ProblemKind, { readonly problem: string; readonly toDo: string }>> = {
  'no-address': {
    problem: 'no e-mail address',
    toDo: "Add an address in the school's information system, or give a Family Code.",
  },
  'unusable-address': {
    problem: 'the e-mail address cannot be used',
    toDo: "Correct the address in the school's information system.",
  },
  complaint: {
    problem: 'marked our mail as unwanted',
    toDo: 'Talk to the person; hand over a Family Code or another address.',
  },
  'gave-up': {
    problem: 'the mail server took nothing for three days',
    toDo: 'Ask whether the mailbox is full or gone, then send the invitation again.',
  },
  bounced: {
    problem: 'the mail came back',
    toDo: "Correct the address in the school's information system, then send the invitation again.",
  },
  expired: { problem: 'the invitation has expired', toDo: 'Send the invitation again.' },
};

/** As a table for a spreadsheet, headings first; no cell is taken for a formula. */
export const toProblemTable = (problems: ReadonlyArray<MailProblem>): ReadonlyArray<ReadonlyArray<string>> => [
  ['name', 'role', 'classes', 'problem', 'what to do'],
  ...problems.map(({ firstName, lastName, role, classNames, problem, reason }) =>
    [
      `${firstName} ${lastName}`.trim(),
      role,
      classNames.join(', '),
      reason === null ? WORDS[problem].problem : `${WORDS[problem].problem} (${reason})`,
      WORDS[problem].toDo,
    ].map(toFormulaSafe),
  ),
];
