import { type O, type TE, token } from '@bloomz/kernel';
import type { Actor } from '../entities/actor.ts';
import type { FunnelRow, SchoolMail } from '../entities/funnel.ts';
import type { HeldInvitation } from '../entities/held-invitation.ts';
import type { InvitationState } from '../entities/invitation-state.ts';
import type { Purpose } from '../entities/join.ts';
import type { MailName } from '../entities/mail-order.ts';
import type { Unreached } from '../entities/mail-problem.ts';
import type { MailRules } from '../entities/mailing.ts';
import type { Page, PageRequest } from '../entities/page.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { Resent, ResendVerdict } from '../entities/resend.ts';
import type { DistrictFrozen, MalformedCursor, StoreUnavailable } from '../errors.ts';
import type { CodeVault } from './code-vault.ts';

export type InvitationQuery = PageRequest & {
  /** Every word must occur in the name, wherever, in upper or lower case. */
  readonly search?: string | undefined;
  readonly state?: InvitationState | undefined;
  readonly purpose?: Purpose | undefined;
  /** Only of members of this class. */
  readonly classId?: string | undefined;
};

/** Which invitations of a school are to be sent again: these, or all that have left and fit. */
export type ResendWish = {
  readonly ids?: ReadonlyArray<string> | undefined;
  readonly state?: 'sent' | 'bounced' | 'expired' | undefined;
  readonly purpose?: Purpose | undefined;
};

export type DeskWrite = { readonly actor: Actor; readonly at: Date };

/** A mail that never arrived, or that its reader did not want. */
export type Undelivered = {
  readonly mail: MailName;
  readonly kind: 'bounce' | 'complaint';
  readonly reason: string;
};

export type FoundInvitation = { readonly school: SchoolPlace; readonly held: HeldInvitation };

/** A school's invitations, as those look at them who sent them. What changes something leaves audit entries. */
export interface InvitationDesk {
  /** By last name, then first name, then id. */
  readonly list: (
    school: SchoolPlace,
    query: InvitationQuery,
  ) => TE.TaskEither<MalformedCursor | StoreUnavailable, Page<HeldInvitation>>;
  readonly find: (id: string) => TE.TaskEither<StoreUnavailable, O.Option<FoundInvitation>>;
  /**
   * Judges each with nothing happening in between, and queues what may be sent: again with its code, or without one, so
   * that the next mailer mints it. Wanted ids that the school does not have are judged `not-now`.
   */
  readonly resend: (
    school: SchoolPlace,
    wish: ResendWish,
    judge: (held: HeldInvitation) => ResendVerdict,
    write: DeskWrite,
  ) => TE.TaskEither<DistrictFrozen | StoreUnavailable, ReadonlyArray<Resent>>;
  /** Takes back what has not been used, with its code and its mail that waits. Whoever has joined stays. */
  readonly revoke: (id: string, write: DeskWrite) => TE.TaskEither<DistrictFrozen | StoreUnavailable, void>;
  /**
   * Ends the invitation whose mail it was, unless somebody has joined by it or it has been renewed since; an address that
   * complained gets nothing any more. Again, or of a mail that nobody knows, it changes nothing. Gives whether it did.
   */
  readonly noteUndelivered: (
    what: Undelivered,
    write: { readonly at: Date; readonly rules: MailRules; readonly vault: CodeVault },
  ) => TE.TaskEither<StoreUnavailable, boolean>;
  /** The school's sums, and its active classes by name. */
  readonly funnel: (
    school: SchoolPlace,
    byClass: boolean,
  ) => TE.TaskEither<StoreUnavailable, { readonly rows: ReadonlyArray<FunnelRow>; readonly mail: SchoolMail }>;
  /** Teachers, and parents, who are at the school and have neither joined nor an invitation under way; by name. */
  readonly unreached: (school: SchoolPlace) => TE.TaskEither<StoreUnavailable, ReadonlyArray<Unreached>>;
}
export const InvitationDesk = token<InvitationDesk>('InvitationDesk');
