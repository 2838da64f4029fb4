import { acceptFamilyCode, acceptInvitation, getMyPlaces, lookUpInvitation } from '@bloomz/api-contract';
import type { AcceptInvitation, GuessGuard, Joined } from '@bloomz/invitation-core';
import { pipe, TE } from '@bloomz/kernel';
import { type Request, type Response, Router } from 'express';
import type { Services } from '../compose.ts';
import { applicantIn, shownIn } from '../http/applicant.ts';
import { callerOf } from '../http/caller.ts';
import { readCookie, SESSION_COOKIE, setCookie } from '../http/cookies.ts';
import { mount, mountOpen } from '../http/mount.ts';
import { ok } from '../http/replies.ts';
import { toJoinedJson, toMyPlacesJson, toOpeningJson } from '../json/joining-json.ts';
import type { ApiError } from '../problems/api-error.ts';

/** Whoever guesses is slowed down; whoever shows a code that is right is never asked how often others were wrong. */
export const countGuess =
  (guard: GuessGuard, req: Request) =>
  <E extends ApiError>(failure: E): ApiError =>
    failure._tag === 'JoinRefused' && guard.note(req.ip ?? '') === 'slow-down' ? { _tag: 'TooManyRequests' } : failure;

/** Whoever has joined is signed in: the session of another account, if there was one, ends. */
export const welcome =
  (services: Services, req: Request, res: Response) =>
  ({ accountId }: Joined): TE.TaskEither<ApiError, void> => {
    const caller = callerOf(req);
    if (caller?.kind === 'account' && caller.account.id === accountId) return TE.right(undefined);
    return pipe(
      services.openSession(accountId, readCookie(req, SESSION_COOKIE) ?? null),
      TE.map((token) => setCookie(res, SESSION_COOKIE, token)),
    );
  };

/** What people do with a code. Anybody may ask; the code is all that they have. */
export const joiningRoutes = (services: Services, guard: GuessGuard): Router => {
  const router = Router();

  mountOpen(
    router,
    lookUpInvitation,
  )(({ body }, _caller, { req }) =>
    pipe(
      TE.fromEither(shownIn(body)),
      TE.flatMap((shown) => pipe(services.lookUpJoin(shown), TE.mapLeft(countGuess(guard, req)))),
      TE.map((opening) => ok(toOpeningJson(opening))),
    ),
  );

  const accept = (operation: typeof acceptInvitation | typeof acceptFamilyCode, join: AcceptInvitation): void =>
    mountOpen(
      router,
      operation,
    )(({ body }, caller, { req, res }) =>
      pipe(
        TE.Do,
        TE.bindW('shown', () => TE.fromEither(shownIn(body))),
        TE.bindW('as', () => TE.fromEither(applicantIn(body, caller))),
        TE.flatMap((request) => pipe(join(request), TE.mapLeft(countGuess(guard, req)))),
        TE.tap(welcome(services, req, res)),
        TE.map((joined) => ok(toJoinedJson(joined))),
      ),
    );
  accept(acceptInvitation, services.acceptInvitation);
  accept(acceptFamilyCode, services.acceptFamilyCode);

  mount(
    router,
    getMyPlaces,
  )((_input, caller) =>
    pipe(
      caller.kind === 'account' ? services.myPlaces(caller.account.id) : TE.right([]),
      TE.map((places) => ok(toMyPlacesJson(places))),
    ),
  );
  return router;
};
