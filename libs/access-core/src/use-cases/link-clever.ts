import { pipe, TE, token } from '@bloomz/kernel';
import type { LinkedElsewhere, LinkNeedsProof, StoreUnavailable, WrongCredentials } from '../errors.ts';
import type { LinkAccount } from './link-account.ts';
import type { OpenSession } from './open-session.ts';
import type { ProveAccount } from './prove-account.ts';
import type { SignedIn } from './sign-in-with-password.ts';

/** The proof that was asked for: the password of the account with that address. */
export type LinkRequest = Pick<LinkNeedsProof, 'email' | 'identity'> & {
  readonly password: string;
  readonly replacing: string | null;
};

/** Links a Bloomz account to the person who came from Clever, after proof of the account, and signs in. */
export type LinkClever = (
  request: LinkRequest,
) => TE.TaskEither<WrongCredentials | LinkedElsewhere | StoreUnavailable, SignedIn>;
export const LinkClever = token<LinkClever>('LinkClever');

export const makeLinkClever =
  (proveAccount: ProveAccount, linkAccount: LinkAccount, openSession: OpenSession): LinkClever =>
  ({ email, identity, password, replacing }) =>
    pipe(
      proveAccount(email, password),
      TE.flatMap((account) => linkAccount(account, identity)),
      TE.bindTo('account'),
      TE.bindW('token', ({ account }) => openSession(account.id, replacing)),
    );
