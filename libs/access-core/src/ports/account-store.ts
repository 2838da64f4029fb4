import { type O, type TE, token } from '@bloomz/kernel';
import type { Account, CleverIdentity, CleverLink } from '../entities/account.ts';
import type { LinkedElsewhere, StoreUnavailable } from '../errors.ts';

/** Accounts and their passwords' hashes. Addresses are compared without regard to case. */
export interface AccountStore {
  readonly find: (id: string) => TE.TaskEither<StoreUnavailable, O.Option<Account>>;
  readonly findByClever: (userId: string) => TE.TaskEither<StoreUnavailable, O.Option<Account>>;
  readonly findByEmail: (
    email: string,
  ) => TE.TaskEither<StoreUnavailable, O.Option<{ readonly account: Account; readonly passwordHash: string }>>;
  /** A new account for a person in Clever; the existing one when two processes do so at once. */
  readonly createForClever: (id: string, identity: CleverIdentity) => TE.TaskEither<StoreUnavailable, Account>;
  /**
   * Creates the account with that address; an existing one keeps its id and its Clever link, and takes over password,
   * name and `operator`. Whoever may do this vouches for the address.
   */
  readonly setPassword: (
    account: Pick<Account, 'id' | 'name' | 'operator'> & { readonly email: string },
    passwordHash: string,
  ) => TE.TaskEither<StoreUnavailable, Account>;
  /** Links an account to a person in Clever, once and for all; the same link again changes nothing. */
  readonly link: (accountId: string, to: CleverLink) => TE.TaskEither<LinkedElsewhere | StoreUnavailable, void>;
  /**
   * Takes over what Clever says at a sign-in: `isDistrictAdmin(identity)`, and the name, if it has one and the account
   * has no password. An account with a password keeps its own name.
   */
  readonly noteSignIn: (accountId: string, identity: CleverIdentity) => TE.TaskEither<StoreUnavailable, void>;
}
export const AccountStore = token<AccountStore>('AccountStore');
