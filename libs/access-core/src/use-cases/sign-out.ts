import { type TE, token } from '@bloomz/kernel';
import type { StoreUnavailable } from '../errors.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { SessionStore } from '../ports/session-store.ts';

/** Ends a session in Bloomz. Clever's own is none of ours. */
export type SignOut = (sessionToken: string) => TE.TaskEither<StoreUnavailable, void>;
export const SignOut = token<SignOut>('SignOut');

export const makeSignOut =
  (sessions: SessionStore, { digest }: Secrets): SignOut =>
  (sessionToken) =>
    sessions.close(digest(sessionToken));
