import { O, pipe, TE, token } from '@bloomz/kernel';
import type { Account, NewAccount } from '../entities/account.ts';
import { checkPassword } from '../entities/password.ts';
import type { StoreUnavailable, WeakPassword, WrongCredentials } from '../errors.ts';
import type { AccountStore } from '../ports/account-store.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { ProveAccount } from './prove-account.ts';

export type AccountWish = { readonly email: string; readonly password: string; readonly name: string };
export type PreparedAccount =
  { readonly kind: 'known'; readonly account: Account } | { readonly kind: 'new'; readonly account: NewAccount };

/**
 * The account that an address and a password belong to; where nobody has the address, a new one that is not written yet:
 * whoever joins writes it together with the join. For use behind a code only, as it tells whether an address is known.
 */
export type PrepareAccount = (
  wish: AccountWish,
) => TE.TaskEither<WrongCredentials | WeakPassword | StoreUnavailable, PreparedAccount>;
export const PrepareAccount = token<PrepareAccount>('PrepareAccount');

export const makePrepareAccount = (
  accounts: AccountStore,
  secrets: Secrets,
  proveAccount: ProveAccount,
): PrepareAccount => {
  const make = ({ email, password, name }: AccountWish): TE.TaskEither<WeakPassword, PreparedAccount> =>
    pipe(
      TE.fromEither(checkPassword(password)),
      TE.flatMapTask(secrets.hashPassword),
      TE.map((passwordHash) => ({ kind: 'new', account: { id: secrets.newId(), name, email, passwordHash } })),
    );
  const prove = ({
    email,
    password,
  }: AccountWish): TE.TaskEither<WrongCredentials | StoreUnavailable, PreparedAccount> =>
    pipe(
      proveAccount(email, password),
      TE.map((account) => ({ kind: 'known', account })),
    );
  return (wish) => {
    const cleaned = { ...wish, email: wish.email.trim() };
    return pipe(
      accounts.findByEmail(cleaned.email),
      TE.flatMap((found): TE.TaskEither<WrongCredentials | WeakPassword | StoreUnavailable, PreparedAccount> =>
        O.isSome(found) ? prove(cleaned) : make(cleaned),
      ),
    );
  };
};
