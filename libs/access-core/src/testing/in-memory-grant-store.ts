import { TE } from '@bloomz/kernel';
import type { Grant } from '../entities/role.ts';
import type { GrantStore } from '../ports/grant-store.ts';

export type InMemoryGrantStore = GrantStore & { readonly give: (accountId: string, grant: Grant) => void };

/** Holds the roles in schools that a test gives. */
export const makeInMemoryGrantStore = (): InMemoryGrantStore => {
  const grants = new Map<string, ReadonlyArray<Grant>>();
  const of = (accountId: string): ReadonlyArray<Grant> => grants.get(accountId) ?? [];
  return {
    give: (accountId, grant) => void grants.set(accountId, [...of(accountId), grant]),
    grantsOf: ({ id }) => TE.fromIO(() => of(id)),
  };
};
