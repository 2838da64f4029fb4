import type { NotSignedIn, Principal, ResolveApiKey, ResolveSession, StoreUnavailable } from '@bloomz/access-core';
import { inScope, type Scope, SYSTEM_SCOPE } from '@bloomz/bloomz-persistence';
import { E, type TE } from '@bloomz/kernel';
import type { Request, RequestHandler } from 'express';
import { scopeOf } from '../scope-of.ts';
import { noteCaller } from './caller.ts';
import { readCookie, SESSION_COOKIE } from './cookies.ts';
import { sendProblem } from './send-problem.ts';

/** Nobody's rows: what is left when nobody is signed in. */
const NOTHING: Scope = { districts: [], schools: [] };

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
 * Finds out who calls, and lets all that follows see the rows of that caller's places only. A session that is over
 * counts as none; a key that is not valid is refused at once.
 */
export const identify =
  (session: ResolveSession, key: ResolveApiKey): RequestHandler =>
  async (req, res, next) => {
    const credentials = credentialsIn(req, session, key);
    const who = credentials === undefined ? undefined : await inScope(SYSTEM_SCOPE, credentials);
    if (who === undefined) return inScope(NOTHING, next);
    if (E.isRight(who)) {
      noteCaller(req, who.right);
      return inScope(scopeOf(who.right), next);
    }
    if (who.left._tag === 'NotSignedIn' && req.headers.authorization === undefined) return inScope(NOTHING, next);
    sendProblem(req, res, who.left);
  };
