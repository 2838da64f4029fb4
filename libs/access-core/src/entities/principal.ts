import type { Account } from './account.ts';
import type { ApiKey } from './api-key.ts';
import type { Grant } from './role.ts';

/** A signed-in account with all its roles. */
export type AccountPrincipal = {
  readonly kind: 'account';
  readonly account: Account;
  readonly grants: ReadonlyArray<Grant>;
};

/** A server with an API key. */
export type KeyPrincipal = { readonly kind: 'api-key'; readonly key: ApiKey };

/** Who asks. */
export type Principal = AccountPrincipal | KeyPrincipal;
