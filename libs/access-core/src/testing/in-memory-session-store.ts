import { O, TE } from '@bloomz/kernel';
import type { Session } from '../entities/session.ts';
import type { SessionStore } from '../ports/session-store.ts';

export const makeInMemorySessionStore = (): SessionStore => {
  const sessions = new Map<string, Session>();
  const forget = (goes: (session: Session) => boolean): number => {
    const gone = [...sessions].filter(([, session]) => goes(session));
    for (const [digest] of gone) sessions.delete(digest);
    return gone.length;
  };
  return {
    open: (digest, session) =>
      TE.fromIO(() => {
        sessions.set(digest, session);
      }),
    find: (digest) => TE.fromIO(() => O.fromNullable(sessions.get(digest))),
    touch: (digest, lastSeenAt) =>
      TE.fromIO(() => {
        const session = sessions.get(digest);
        if (session) sessions.set(digest, { ...session, lastSeenAt });
      }),
    close: (digest) =>
      TE.fromIO(() => {
        sessions.delete(digest);
      }),
    closeAllOf: (accountId) =>
      TE.fromIO(() => {
        forget((session) => session.accountId === accountId);
      }),
    sweep: (openedBefore, seenBefore) =>
      TE.fromIO(() => forget(({ openedAt, lastSeenAt }) => openedAt < openedBefore || lastSeenAt < seenBefore)),
  };
};
