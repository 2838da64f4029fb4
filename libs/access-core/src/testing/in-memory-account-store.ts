import { E, O, TE } from '@bloomz/kernel';
import { type Account, type CleverIdentity, isDistrictAdmin } from '../entities/account.ts';
import type { LinkedElsewhere } from '../errors.ts';
import type { AccountStore } from '../ports/account-store.ts';

type Stored = { readonly account: Account; readonly passwordHash: string | null };

const toAccount = (id: string, identity: CleverIdentity): Account => ({
  id,
  name: identity.name,
  email: null,
  addressProven: false,
  clever: { userId: identity.userId, districtId: identity.districtId },
  districtAdmin: isDistrictAdmin(identity),
  operator: false,
});

export const makeInMemoryAccountStore = (): AccountStore => {
  const accounts = new Map<string, Stored>();
  const find = (is: (account: Account) => boolean): Stored | undefined =>
    [...accounts.values()].find(({ account }) => is(account));
  const byEmail = (email: string): Stored | undefined =>
    find((account) => account.email?.toLowerCase() === email.toLowerCase());
  const byClever = (userId: string): Stored | undefined => find(({ clever }) => clever?.userId === userId);
  const put = (account: Account, passwordHash: string | null): Account => {
    accounts.set(account.id, { account, passwordHash });
    return account;
  };
  const change = (id: string, more: Partial<Account>): void => {
    const stored = accounts.get(id);
    if (stored) put({ ...stored.account, ...more }, stored.passwordHash);
  };
  return {
    find: (id) => TE.fromIO(() => O.fromNullable(accounts.get(id)?.account)),
    findByClever: (userId) => TE.fromIO(() => O.fromNullable(byClever(userId)?.account)),
    findByEmail: (email) =>
      TE.fromIO(() => {
        const { account, passwordHash = null } = byEmail(email) ?? {};
        return account === undefined || passwordHash === null ? O.none : O.some({ account, passwordHash });
      }),
    createForClever: (id, identity) =>
      TE.fromIO(() => byClever(identity.userId)?.account ?? put(toAccount(id, identity), null)),
    setPassword: (wanted, passwordHash) =>
      TE.fromIO(() => {
        const { name, operator } = wanted;
        const known = byEmail(wanted.email)?.account;
        const account = {
          ...(known ? { ...known, name, operator } : { clever: null, districtAdmin: false, ...wanted }),
          addressProven: true,
        };
        return put(account, passwordHash);
      }),
    link: (accountId, to) =>
      TE.fromIOEither((): E.Either<LinkedElsewhere, void> => {
        const [holder, clever] = [byClever(to.userId)?.account, accounts.get(accountId)?.account.clever ?? to];
        if (clever.userId !== to.userId || (holder && holder.id !== accountId))
          return E.left({ _tag: 'LinkedElsewhere' });
        change(accountId, { clever });
        return E.right(undefined);
      }),
    noteSignIn: (accountId, identity) =>
      TE.fromIO(() => {
        const isRenamed = accounts.get(accountId)?.passwordHash === null && identity.name !== '';
        change(accountId, { districtAdmin: isDistrictAdmin(identity), ...(isRenamed && { name: identity.name }) });
      }),
  };
};
