import { O, pipe, TE, token } from '@bloomz/kernel';
import { type ListedInvitation, toListed } from '../entities/held-invitation.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { InvitationDesk } from '../ports/invitation-desk.ts';

/** An invitation and its school; for whoever has to know whether the one who asks may see it. */
export type FindInvitation = (
  id: string,
) => TE.TaskEither<StoreUnavailable, O.Option<{ readonly school: SchoolPlace; readonly listed: ListedInvitation }>>;
export const FindInvitation = token<FindInvitation>('FindInvitation');

export const makeFindInvitation =
  (desk: InvitationDesk, clock: Clock): FindInvitation =>
  (id) =>
    pipe(
      desk.find(id),
      TE.map(O.map(({ school, held }) => ({ school, listed: toListed(held, school.schoolId, clock()) }))),
    );
