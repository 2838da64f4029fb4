import { pipe, TE, token } from '@bloomz/kernel';
import { type Account, type CleverIdentity, isDistrictAdmin } from '../entities/account.ts';
import type { LinkedElsewhere, StoreUnavailable } from '../errors.ts';
import type { AccountStore } from '../ports/account-store.ts';

/** Links an account whose owner has been proved. A Clever id that has an account keeps it. */
export type LinkAccount = (
  account: Account,
  identity: CleverIdentity,
) => TE.TaskEither<LinkedElsewhere | StoreUnavailable, Account>;
export const LinkAccount = token<LinkAccount>('LinkAccount');

export const makeLinkAccount =
  (accounts: AccountStore): LinkAccount =>
  (account, identity) => {
    const clever = { userId: identity.userId, districtId: identity.districtId };
    return pipe(
      accounts.link(account.id, clever),
      TE.tap(() => accounts.noteSignIn(account.id, identity)),
      TE.map(() => ({ ...account, clever, districtAdmin: isDistrictAdmin(identity) })),
    );
  };
