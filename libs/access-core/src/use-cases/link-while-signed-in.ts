import { TE, token } from '@bloomz/kernel';
import type { Account } from '../entities/account.ts';
import type { LinkedElsewhere, NotSignedIn, StoreUnavailable } from '../errors.ts';
import type { LinkOffer } from './finish-clever-sign-in.ts';
import type { LinkAccount } from './link-account.ts';

/** Links the account that is signed in, and only if the offer was made to this very account. */
export type LinkWhileSignedIn = (
  account: Account,
  offer: LinkOffer,
) => TE.TaskEither<NotSignedIn | LinkedElsewhere | StoreUnavailable, Account>;
export const LinkWhileSignedIn = token<LinkWhileSignedIn>('LinkWhileSignedIn');

export const makeLinkWhileSignedIn =
  (linkAccount: LinkAccount): LinkWhileSignedIn =>
  (account, { accountId, identity }) =>
    accountId === account.id ? linkAccount(account, identity) : TE.left({ _tag: 'NotSignedIn' });
