import { getMe, logIn, logOut } from '@bloomz/api-contract';
import type { ResolveSession } from '@bloomz/access-core';
import { pipe, TE } from '@bloomz/kernel';
import { Router } from 'express';
import { dropCookie, LINK_COOKIE, readCookie, SESSION_COOKIE, setCookie } from '../http/cookies.ts';
import { mount, mountOpen } from '../http/mount.ts';
import { noContent, ok } from '../http/replies.ts';
import { toMeJson } from '../json/me-json.ts';
import type { AuthDesk } from './desk.ts';

/** Signing in with a Bloomz account, signing out, and who one is. A link that waits for an answer waits for nobody else. */
export const sessionRoutes = (desk: AuthDesk, resolveSession: ResolveSession): Router => {
  const router = Router();

  mountOpen(
    router,
    logIn,
  )(({ body }, _caller, { req, res }) =>
    pipe(
      desk.signInWithPassword({ ...body, replacing: readCookie(req, SESSION_COOKIE) ?? null }),
      TE.tapIO(({ token }) => () => {
        setCookie(res, SESSION_COOKIE, token);
        dropCookie(res, LINK_COOKIE);
      }),
      TE.flatMap(({ token }) => resolveSession(token)),
      TE.map((caller) => ok(toMeJson(caller))),
    ),
  );

  mountOpen(
    router,
    logOut,
  )((_input, _caller, { req, res }) => {
    const token = readCookie(req, SESSION_COOKIE);
    dropCookie(res, SESSION_COOKIE);
    dropCookie(res, LINK_COOKIE);
    return pipe(
      token === undefined ? TE.right(undefined) : desk.signOut(token),
      TE.tapIO(() => () => {
        if (req.accepts(['json', 'html']) === 'html') res.redirect(303, '/');
      }),
      TE.map(() => noContent),
    );
  });

  mount(router, getMe)((_input, caller) => TE.right(ok(toMeJson(caller))));
  return router;
};
