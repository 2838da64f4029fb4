import { pipe, TE, token } from '@bloomz/kernel';
import type { Account } from '../entities/account.ts';
import type { StoreUnavailable, WrongCredentials } from '../errors.ts';
import type { OpenSession } from './open-session.ts';
import type { ProveAccount } from './prove-account.ts';

/** Somebody is signed in: `token` is the browser's, once. */
export type SignedIn = { readonly token: string; readonly account: Account };

/** `replacing`: the token of the session the browser had, which ends. */
export type PasswordSignIn = { readonly email: string; readonly password: string; readonly replacing: string | null };

/** Signs in with e-mail and password. */
export type SignInWithPassword = (
  request: PasswordSignIn,
) => TE.TaskEither<WrongCredentials | StoreUnavailable, SignedIn>;
export const SignInWithPassword = token<SignInWithPassword>('SignInWithPassword');

export const makeSignInWithPassword =
  (proveAccount: ProveAccount, openSession: OpenSession): SignInWithPassword =>
  ({ email, password, replacing }) =>
    pipe(
      TE.Do,
      TE.bindW('account', () => proveAccount(email, password)),
      TE.bindW('token', ({ account }) => openSession(account.id, replacing)),
    );
