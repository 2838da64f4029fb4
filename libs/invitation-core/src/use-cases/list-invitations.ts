import { pipe, TE, token } from '@bloomz/kernel';
import { type ListedInvitation, toListed } from '../entities/held-invitation.ts';
import type { Page } from '../entities/page.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { MalformedCursor, StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { InvitationDesk, InvitationQuery } from '../ports/invitation-desk.ts';

/** Who was invited to a school, by name. */
export type ListInvitations = (
  school: SchoolPlace,
  query: InvitationQuery,
) => TE.TaskEither<MalformedCursor | StoreUnavailable, Page<ListedInvitation>>;
export const ListInvitations = token<ListInvitations>('ListInvitations');

export const makeListInvitations =
  (desk: InvitationDesk, clock: Clock): ListInvitations =>
  (school, query) =>
    pipe(
      desk.list(school, query),
      TE.map(({ items, next }) => ({ items: items.map((held) => toListed(held, school.schoolId, clock())), next })),
    );
