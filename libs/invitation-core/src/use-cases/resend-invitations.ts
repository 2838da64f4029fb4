import { type TE, token } from '@bloomz/kernel';
import type { Actor } from '../entities/actor.ts';
import type { SchoolPlace } from '../entities/place.ts';
import { judgeResend, type Resent } from '../entities/resend.ts';
import type { DistrictFrozen, StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { InvitationDesk, ResendWish } from '../ports/invitation-desk.ts';

export type ResendRequest = { readonly school: SchoolPlace; readonly wish: ResendWish; readonly actor: Actor };

/** Sends invitations again, as far as the limits allow, and says of each what became of it. */
export type ResendInvitations = (
  request: ResendRequest,
) => TE.TaskEither<DistrictFrozen | StoreUnavailable, ReadonlyArray<Resent>>;
export const ResendInvitations = token<ResendInvitations>('ResendInvitations');

export const makeResendInvitations =
  (desk: InvitationDesk, clock: Clock): ResendInvitations =>
  ({ school, wish, actor }) => {
    const at = clock();
    return desk.resend(school, wish, (held) => judgeResend(held, at), { actor, at });
  };
