import { type TE, token } from '@bloomz/kernel';
import type {
  ClaimedMail,
  MailRules,
  MailStatus,
  ServerState,
  ServerTrouble,
  Settlement,
} from '../entities/mailing.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { CodeVault } from './code-vault.ts';

/** `vault` mints what has no code yet, opens what has one, and knows addresses that complained. */
export type ClaimRequest = {
  readonly limit: number;
  readonly now: Date;
  readonly rules: MailRules;
  readonly vault: CodeVault;
};

/** Mails in the order in which they may leave, and whether the server was known to be down. */
export type Claim = { readonly mails: ReadonlyArray<ClaimedMail>; readonly trouble: ServerTrouble | null };

/**
 * Mail that waits. Whoever takes a mail has it until a time; after that, somebody else may take it, and what the first
 * one says of it changes nothing any more.
 */
export interface MailQueue {
  /**
   * Takes what is due, in one transaction, and nothing while all mail is paused or before a server that is down is to be
   * asked again. A school that is paused or disconnected gives nothing, one whose wave is young only so many invitations
   * as its stage allows; a domain gives no more than its pace. A code is minted with the first taking and kept by the
   * later ones, each of which makes it last for 14 days from then. What has nobody to go to any more leaves the queue: an invitation that waits
   * no longer, silently; one without an address, or to one that complained, as bounced.
   */
  readonly claim: (request: ClaimRequest) => TE.TaskEither<StoreUnavailable, Claim>;
  /** What came of turns, however many, in one transaction. Gives how many still counted. */
  readonly settle: (
    settlements: ReadonlyArray<Settlement>,
    at: Date,
    rules: MailRules,
  ) => TE.TaskEither<StoreUnavailable, number>;
  /** Told once when the server stops answering, at each vain try, and once when it answers again. */
  readonly noteServer: (state: ServerState, at: Date) => TE.TaskEither<StoreUnavailable, void>;
  readonly status: (now: Date) => TE.TaskEither<StoreUnavailable, MailStatus>;
}
export const MailQueue = token<MailQueue>('MailQueue');
