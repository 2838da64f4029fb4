import { pipe, TE, token } from '@bloomz/kernel';
import { type Funnel, toFunnel } from '../entities/funnel.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { InvitationDesk } from '../ports/invitation-desk.ts';

/** How far the invitations of a school have come, and what keeps its mail from flowing. */
export type InvitationFunnel = (school: SchoolPlace, byClass: boolean) => TE.TaskEither<StoreUnavailable, Funnel>;
export const InvitationFunnel = token<InvitationFunnel>('InvitationFunnel');

export const makeInvitationFunnel =
  (desk: InvitationDesk): InvitationFunnel =>
  (school, byClass) =>
    pipe(
      desk.funnel(school, byClass),
      TE.map(({ rows, mail }) => toFunnel(rows, mail)),
    );
