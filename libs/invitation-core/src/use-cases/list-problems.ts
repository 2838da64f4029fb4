import { pipe, TE, token } from '@bloomz/kernel';
import { type MailProblem, toProblems } from '../entities/mail-problem.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { InvitationDesk } from '../ports/invitation-desk.ts';

/** Who of a school was not reached, and why. `toProblemTable` makes a table of it. */
export type ListProblems = (school: SchoolPlace) => TE.TaskEither<StoreUnavailable, ReadonlyArray<MailProblem>>;
export const ListProblems = token<ListProblems>('ListProblems');

export const makeListProblems =
  (desk: InvitationDesk): ListProblems =>
  (school) =>
    pipe(desk.unreached(school), TE.map(toProblems));
