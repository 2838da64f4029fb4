import { type O, type TE, token } from '@bloomz/kernel';
import type { Adult, Joined, JoiningAccount, Opening, SecretDigest } from '../entities/join.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { AddressTaken, JoinRefused, StoreUnavailable } from '../errors.ts';

/** `used`: an invitation that somebody joined with by this very secret; only that account gets an answer. */
export type FoundOpening = Opening & { readonly used: boolean };

/** One join. `adult`: how somebody who comes by a Family Code is listed. */
export type Joining = {
  readonly key: SecretDigest;
  readonly account: JoiningAccount;
  readonly at: Date;
} & ({ readonly kind: 'invitation' } | { readonly kind: 'family-code'; readonly adult: Adult });

/** Somebody who was signed in by Clever. */
export type CleverArrival = {
  readonly accountId: string;
  readonly userId: string;
  readonly districtId: string;
  readonly at: Date;
};

/** What has lost its secrets because its time is over, or because its children have left. */
export type Expired = { readonly invitations: number; readonly familyCodes: number };

/**
 * Who comes in by what. Usable is an invitation that lives, or a Family Code that is active, before its end, of people
 * who are at the school, in a connected district; of two accounts with one invitation the first joins. Each method but
 * `find` is one transaction.
 */
export interface JoinStore {
  /** Changes nothing. Takes as much work whether something is found or not. */
  readonly find: (key: SecretDigest, now: Date) => TE.TaskEither<StoreUnavailable, O.Option<FoundOpening>>;
  /**
   * All of it or nothing: the account, if it is new; the invitation, its secrets and its mail that waits; the person's
   * place in the school (in every school of the district, where an invited person has several) and the link between
   * account and person; audit entries, and the version of the school. By a Family Code: a new parent of the code's
   * children, or the parent at this school whom the account stands for already; the adults who came by the code before
   * are told. The same account again gets the same answer. `AddressTaken`: somebody has made an account with the new
   * one's address meanwhile.
   */
  readonly join: (joining: Joining) => TE.TaskEither<JoinRefused | AddressTaken | StoreUnavailable, Joined>;
  /**
   * Whoever is signed in by Clever needs no code: all living invitations of the person are joined, in every school of
   * the district. Gives the schools concerned; reads once and writes nothing when there are none.
   */
  readonly joinByClever: (arrival: CleverArrival) => TE.TaskEither<StoreUnavailable, ReadonlyArray<SchoolPlace>>;
  /** Ends what is past its time, with its secrets and its mail that waits. */
  readonly expire: (now: Date) => TE.TaskEither<StoreUnavailable, Expired>;
}
export const JoinStore = token<JoinStore>('JoinStore');
