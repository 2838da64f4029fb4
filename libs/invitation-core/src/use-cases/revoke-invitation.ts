import { type TE, token } from '@bloomz/kernel';
import type { Actor } from '../entities/actor.ts';
import type { DistrictFrozen, StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { InvitationDesk } from '../ports/invitation-desk.ts';

/** Takes an invitation back: its code is good for nothing from then on. Whoever has joined stays. */
export type RevokeInvitation = (id: string, actor: Actor) => TE.TaskEither<DistrictFrozen | StoreUnavailable, void>;
export const RevokeInvitation = token<RevokeInvitation>('RevokeInvitation');

export const makeRevokeInvitation =
  (desk: InvitationDesk, clock: Clock): RevokeInvitation =>
  (id, actor) =>
    desk.revoke(id, { actor, at: clock() });
