import type { Account } from './account.ts';
import type { ApiKey } from './api-key.ts';
import type { Grant } from './role.ts';

/** Who asks: a signed-in account with all its roles, or a server with an API key. */
export type Principal =
  | { readonly kind: 'account'; readonly account: Account; readonly grants: ReadonlyArray<Grant> }
  | { readonly kind: 'api-key'; readonly key: ApiKey };
