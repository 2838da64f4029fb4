import { O, pipe, TE, token } from '@bloomz/kernel';
import { type Account, ownGrants } from '../entities/account.ts';
import type { AccountPrincipal } from '../entities/principal.ts';
import type { NotSignedIn, StoreUnavailable } from '../errors.ts';
import type { AccountStore } from '../ports/account-store.ts';
import type { GrantStore } from '../ports/grant-store.ts';
import type { LiveSession } from './live-session.ts';

/** Who a browser's token stands for, with all roles as they are now: nothing of them is kept in the session. */
export type ResolveSession = (sessionToken: string) => TE.TaskEither<NotSignedIn | StoreUnavailable, AccountPrincipal>;
export const ResolveSession = token<ResolveSession>('ResolveSession');

export const makeResolveSession = (
  liveSession: LiveSession,
  accounts: AccountStore,
  { grantsOf }: GrantStore,
): ResolveSession => {
  const accountOf = (accountId: string): TE.TaskEither<NotSignedIn | StoreUnavailable, Account> =>
    pipe(
      accounts.find(accountId),
      TE.flatMap((found): TE.TaskEither<NotSignedIn | StoreUnavailable, Account> =>
        O.isSome(found) ? TE.right(found.value) : TE.left({ _tag: 'NotSignedIn' }),
      ),
    );
  return (sessionToken) =>
    pipe(
      liveSession(sessionToken),
      TE.flatMap(({ accountId }) => accountOf(accountId)),
      TE.bindTo('account'),
      TE.bindW('inSchools', ({ account }) => grantsOf(account)),
      TE.map(({ account, inSchools }) => ({
        kind: 'account',
        account,
        grants: [...ownGrants(account), ...inSchools],
      })),
    );
};
