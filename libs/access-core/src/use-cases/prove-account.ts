import { O, pipe, TE, token } from '@bloomz/kernel';
import type { Account } from '../entities/account.ts';
import type { StoreUnavailable, WrongCredentials } from '../errors.ts';
import type { AccountStore } from '../ports/account-store.ts';
import type { Secrets } from '../ports/secrets.ts';

/** The account that e-mail and password belong to. A wrong password and an unknown address look and last the same. */
export type ProveAccount = (
  email: string,
  password: string,
) => TE.TaskEither<WrongCredentials | StoreUnavailable, Account>;
export const ProveAccount = token<ProveAccount>('ProveAccount');

type Found = { readonly account: Account; readonly passwordHash: string };

export const makeProveAccount = (accounts: AccountStore, { verifyPassword }: Secrets): ProveAccount => {
  const judge = (found: Found | null, password: string): TE.TaskEither<WrongCredentials, Account> =>
    pipe(
      TE.fromTask(verifyPassword(password, found?.passwordHash ?? null)),
      TE.flatMap((matches) =>
        matches && found !== null ? TE.right(found.account) : TE.left({ _tag: 'WrongCredentials' } as const),
      ),
    );
  return (email, password) =>
    pipe(
      accounts.findByEmail(email.trim()),
      TE.flatMap((found) => judge(O.toNullable(found), password)),
    );
};
