import type { NotSignedIn, Principal, ResolveApiKey, ResolveSession, StoreUnavailable } from '@bloomz/access-core';
import { E, type TE } from '@bloomz/kernel';
import type { Request, RequestHandler } from 'express';
import { noteCaller } from './caller.ts';
import { readCookie, SESSION_COOKIE } from './cookies.ts';
import { sendProblem } from './send-problem.ts';

type Resolved = TE.TaskEither<NotSignedIn | StoreUnavailable, Principal>;

const BEARER = /^Bearer +(\S+)$/i;

/** A server's key comes before a browser's cookie; undefined when neither was sent. */
const credentialsIn = (req: Request, session: ResolveSession, key: ResolveApiKey): Resolved | undefined => {
  const { authorization } = req.headers;
  if (authorization !== undefined) return key(BEARER.exec(authorization)?.[1] ?? '');
  const cookie = readCookie(req, SESSION_COOKIE);
  return cookie === undefined ? undefined : session(cookie);
};

/**
 * Finds out who calls. A session that is over and a key that is not valid count as none, so whoever tries keys is
 * counted by address.
 */
export const identify =
  (session: ResolveSession, key: ResolveApiKey): RequestHandler =>
  async (req, res, next) => {
    const who = await credentialsIn(req, session, key)?.();
    if (who === undefined) return next();
    if (E.isRight(who)) {
      noteCaller(req, who.right);
      return next();
    }
    if (who.left._tag === 'NotSignedIn') return next();
    sendProblem(req, res, who.left);
  };
