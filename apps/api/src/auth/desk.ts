import type {
  BeginCleverSignIn,
  FinishCleverSignIn,
  LinkClever,
  LinkWhileSignedIn,
  SignInWithPassword,
  SignOut,
} from '@bloomz/access-core';
import type { JoinByClever } from '@bloomz/invitation-core';
import type { Seal } from '@bloomz/secrets';

/** What signing in works with. */
export type AuthDesk = {
  readonly publicUrl: string;
  readonly seal: Seal;
  readonly now: () => Date;
  readonly beginCleverSignIn: BeginCleverSignIn;
  readonly finishCleverSignIn: FinishCleverSignIn;
  readonly signInWithPassword: SignInWithPassword;
  readonly linkClever: LinkClever;
  readonly linkWhileSignedIn: LinkWhileSignedIn;
  readonly signOut: SignOut;
  readonly joinByClever: JoinByClever;
};

/** The first redirect URI that is registered with Clever: it serves every district, and every way to begin. */
export const redirectUriOf = ({ publicUrl }: AuthDesk): string => `${publicUrl}/auth/clever/callback`;
