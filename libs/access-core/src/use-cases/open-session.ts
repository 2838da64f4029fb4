import { pipe, TE, token } from '@bloomz/kernel';
import type { StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { SessionStore } from '../ports/session-store.ts';

/**
 * Every sign-in opens a session under a token of its own and ends the one the browser had, whoever's it was: on a
 * shared device the last who signed in is signed in.
 */
export type OpenSession = (accountId: string, replacing: string | null) => TE.TaskEither<StoreUnavailable, string>;
export const OpenSession = token<OpenSession>('OpenSession');

export const makeOpenSession = (sessions: SessionStore, { newToken, digest }: Secrets, clock: Clock): OpenSession => {
  const open = (accountId: string): TE.TaskEither<StoreUnavailable, string> => {
    const [sessionToken, now] = [newToken(), clock()];
    return pipe(
      sessions.open(digest(sessionToken), { accountId, openedAt: now, lastSeenAt: now }),
      TE.map(() => sessionToken),
    );
  };
  return (accountId, replacing) =>
    pipe(
      replacing === null ? TE.right(undefined) : sessions.close(digest(replacing)),
      TE.flatMap(() => open(accountId)),
    );
};
