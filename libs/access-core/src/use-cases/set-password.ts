import { O, pipe, TE, token } from '@bloomz/kernel';
import type { Account } from '../entities/account.ts';
import { checkPassword } from '../entities/password.ts';
import type { StoreUnavailable, WeakPassword } from '../errors.ts';
import type { AccountStore } from '../ports/account-store.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { SessionStore } from '../ports/session-store.ts';

/** What is not named stays as it is; `operator` is given here and never taken. */
export type PasswordRequest = {
  readonly email: string;
  readonly password: string;
  readonly name?: string;
  readonly operator?: boolean;
};

/** Gives the account with that address a password; makes the account if there is none. Ends its sessions. */
export type SetPassword = (request: PasswordRequest) => TE.TaskEither<WeakPassword | StoreUnavailable, Account>;
export const SetPassword = token<SetPassword>('SetPassword');

export const makeSetPassword = (accounts: AccountStore, sessions: SessionStore, secrets: Secrets): SetPassword => {
  const save = (
    { email, name, operator = false }: PasswordRequest,
    known: Account | undefined,
    hash: string,
  ): TE.TaskEither<StoreUnavailable, Account> =>
    accounts.setPassword(
      {
        id: known?.id ?? secrets.newId(),
        email,
        name: name ?? known?.name ?? email,
        operator: operator || (known?.operator ?? false),
      },
      hash,
    );
  return (request) => {
    const cleaned = { ...request, email: request.email.trim() };
    return pipe(
      TE.Do,
      TE.bind('password', () => TE.fromEither(checkPassword(request.password))),
      TE.bindW('known', () => accounts.findByEmail(cleaned.email)),
      TE.bindW('hash', ({ password }) => TE.fromTask(secrets.hashPassword(password))),
      TE.flatMap(({ known, hash }) => save(cleaned, O.toUndefined(known)?.account, hash)),
      TE.tap(({ id }) => sessions.closeAllOf(id)),
    );
  };
};
