import { O, pipe, TE, token } from '@bloomz/kernel';
import { isDueForTouch, isOver, type Session } from '../entities/session.ts';
import type { NotSignedIn, StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { SessionStore } from '../ports/session-store.ts';

/** The session of a token if it is not over; being asked for keeps it from idling. */
export type LiveSession = (sessionToken: string) => TE.TaskEither<NotSignedIn | StoreUnavailable, Session>;
export const LiveSession = token<LiveSession>('LiveSession');

export const makeLiveSession = (sessions: SessionStore, { digest }: Secrets, clock: Clock): LiveSession => {
  const find = (key: string, now: Date): TE.TaskEither<NotSignedIn | StoreUnavailable, Session> =>
    pipe(
      sessions.find(key),
      TE.flatMap((found): TE.TaskEither<NotSignedIn | StoreUnavailable, Session> =>
        O.isSome(found) && !isOver(found.value, now) ? TE.right(found.value) : TE.left({ _tag: 'NotSignedIn' }),
      ),
    );
  return (sessionToken) => {
    const [key, now] = [digest(sessionToken), clock()];
    return pipe(
      find(key, now),
      TE.tap((session) => (isDueForTouch(session, now) ? sessions.touch(key, now) : TE.right(undefined))),
    );
  };
};
