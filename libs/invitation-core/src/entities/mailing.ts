import type { Purpose } from './join.ts';
import type { Secrets } from './mail.ts';

/** What the mailer keeps to. Times in milliseconds. */
export type MailRules = {
  /** Mails to one domain in a second. */
  readonly perSecond: number;
  /** How far ahead of their turn mails are taken. */
  readonly aheadMs: number;
  /** How long a mail is in one mailer's hands. */
  readonly leaseMs: number;
  /** How long a school's first mails are watched before more follow. */
  readonly gateMs: number;
  /** The first wait for a mail server that is down. */
  readonly firstWaitMs: number;
  /** Mails under way at the same moment, and mails taken at once. */
  readonly parallel: number;
  readonly batch: number;
};

export const MAIL_RULES: MailRules = {
  perSecond: 20,
  aheadMs: 2_000,
  leaseMs: 120_000,
  gateMs: 60_000,
  firstWaitMs: 1_000,
  parallel: 4,
  batch: 200,
};

/** How long a code is good from the moment its mail is taken in hand. */
const VALID_MS = 14 * 86_400_000;
export const invitationEnd = (from: Date): Date => new Date(from.getTime() + VALID_MS);

/** What an invitation's mail is about. `resent`: how often somebody asked for it again. */
export type InvitationFacts = {
  readonly kind: 'invitation';
  readonly invitationId: string;
  readonly generation: number;
  readonly resent: number;
  readonly purpose: Purpose;
  readonly secrets: Secrets;
  readonly expiresAt: Date;
  /** Children of the household at the school. */
  readonly children: number;
};

/** Somebody has joined by a household's Family Code; those who did before are told. `ref` names the mail. */
type FamilyJoinFacts = { readonly kind: 'family-join'; readonly ref: string; readonly joinedName: string };

/** Everything that a mail is made of, as it is now. `firstName`: the last name where there is no first. `languages`: those of the family, then the school's. */
export type MailFacts = {
  readonly to: string;
  readonly firstName: string;
  readonly school: { readonly name: string; readonly replyTo: string | null };
  readonly languages: ReadonlyArray<string | null>;
  readonly about: InvitationFacts | FamilyJoinFacts;
};

/** Names one taking of a mail: whoever took it earlier changes nothing any more. */
export type Turn = { readonly id: string; readonly claim: number };

/** A mail in one mailer's hands from `from` until `until`. It may leave at `sendAt`, when its domain is free. */
export type ClaimedMail = Turn & {
  readonly from: Date;
  readonly until: Date;
  readonly sendAt: Date;
  /** Times that it was put off, and since when it is tried. */
  readonly attempts: number;
  readonly firstTriedAt: Date | null;
  readonly facts: MailFacts;
};

/**
 * What came of a turn. `later`: put off, which counts. `returned`: not tried, or not answered, which does not; `dueAt`
 * moves it behind the others.
 */
export type Settlement = Turn &
  (
    | { readonly outcome: 'sent' }
    | { readonly outcome: 'later'; readonly dueAt: Date }
    | { readonly outcome: 'bounced'; readonly reason: string }
    | { readonly outcome: 'returned'; readonly dueAt: Date | null }
  );

/** Whether the mail server answers. `failure` names no person. */
export type ServerState =
  { readonly up: true } | { readonly up: false; readonly failure: string; readonly nextTryAt: Date };

/** Since when the mail server does not answer, and when it is asked again. */
export type ServerTrouble = { readonly since: Date; readonly failure: string; readonly nextTryAt: Date };

/** Mail as a whole. `waiting` counts what is due, what is put off, and what is in a mailer's hands. */
export type MailStatus = {
  readonly pausedSince: Date | null;
  readonly trouble: ServerTrouble | null;
  readonly waiting: { readonly due: number; readonly later: number; readonly inHand: number };
  /** Schools whose mail waits, by why. */
  readonly pausedSchools: { readonly byHand: number; readonly tooManyBounces: number };
  /** Since when the oldest mail waits. */
  readonly oldestSince: Date | null;
};
