import { O, pipe, TE, token } from '@bloomz/kernel';
import { type Account, type CleverIdentity, isDistrictAdmin } from '../entities/account.ts';
import type { LinkNeedsProof, StoreUnavailable } from '../errors.ts';
import type { AccountStore } from '../ports/account-store.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { OpenSession } from './open-session.ts';
import type { SignedIn } from './sign-in-with-password.ts';

export type NotWelcomed = LinkNeedsProof | StoreUnavailable;

/**
 * Signs in the person whom Clever showed. Known by Clever id, and by nothing else; whoever is new gets an account,
 * unless a Bloomz account that still belongs to nobody in Clever has the same address, proven to be its own. The first sign-in may come before
 * the first import: roles are looked up by Clever id at every request, so they arrive with it.
 */
export type WelcomePerson = (
  identity: CleverIdentity,
  replacing: string | null,
) => TE.TaskEither<NotWelcomed, SignedIn>;
export const WelcomePerson = token<WelcomePerson>('WelcomePerson');

export const makeWelcomePerson = (
  accounts: AccountStore,
  { newId }: Secrets,
  openSession: OpenSession,
): WelcomePerson => {
  const refuseSilentLink = (identity: CleverIdentity): TE.TaskEither<NotWelcomed, void> => {
    const { email } = identity;
    if (email === null) return TE.right(undefined);
    return pipe(
      accounts.findByEmail(email),
      TE.flatMap((found): TE.TaskEither<NotWelcomed, void> =>
        O.isSome(found) && found.value.account.addressProven && found.value.account.clever === null
          ? TE.left({ _tag: 'LinkNeedsProof', identity, email })
          : TE.right(undefined),
      ),
    );
  };
  const firstTime = (identity: CleverIdentity): TE.TaskEither<NotWelcomed, Account> =>
    pipe(
      refuseSilentLink(identity),
      TE.flatMap(() => accounts.createForClever(newId(), identity)),
    );
  const accountOf = (identity: CleverIdentity): TE.TaskEither<NotWelcomed, Account> =>
    pipe(
      accounts.findByClever(identity.userId),
      TE.flatMap((found) => (O.isSome(found) ? TE.right(found.value) : firstTime(identity))),
      TE.tap(({ id }) => accounts.noteSignIn(id, identity)),
      TE.map((account) => ({ ...account, districtAdmin: isDistrictAdmin(identity) })),
    );
  return (identity, replacing) =>
    pipe(
      TE.Do,
      TE.bind('account', () => accountOf(identity)),
      TE.bindW('token', ({ account }) => openSession(account.id, replacing)),
    );
};
