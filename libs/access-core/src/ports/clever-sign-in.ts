import { type TE, token } from '@bloomz/kernel';
import type { CleverIdentity } from '../entities/account.ts';
import type { CodeRefused, ForeignToken, SignInUnavailable } from '../errors.ts';

export type Redeeming = { readonly code: string; readonly redirectUri: string; readonly nonce: string };

/** Clever's authorization-code flow. https://dev.clever.com/docs/oauth-implementation */
export interface CleverSignIn {
  readonly authorizeUrl: (request: {
    readonly state: string;
    readonly nonce: string;
    readonly redirectUri: string;
  }) => string;
  /** Exchanges a code, once, and asks whose it is. The user token is used for that and then forgotten. */
  readonly redeem: (
    redeeming: Redeeming,
  ) => TE.TaskEither<CodeRefused | ForeignToken | SignInUnavailable, CleverIdentity>;
}
export const CleverSignIn = token<CleverSignIn>('CleverSignIn');
