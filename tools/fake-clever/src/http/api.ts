import type { Session, Sessions } from '../oauth/sessions.ts';
import type { ServedDistrict } from '../world/district.ts';
import type { User } from '../world/records.ts';
import type { World } from '../world/world.ts';
import type { Answer } from './answer.ts';
import { notFound, notFoundPage, refusal } from './answer.ts';
import { toApiRequest } from './api-request.ts';
import { districtAnswer } from './district-api.ts';
import type { RateLimit } from './rate-limit.ts';
import { makeRateLimiter } from './rate-limit.ts';
import type { MeStyle } from './user-api.ts';
import { userAnswer } from './user-api.ts';

type Bearer = { readonly district: ServedDistrict; readonly user?: User };

export type Api = {
  /** Who a token belongs to. */
  readonly bearerOf: (token: string | undefined) => Bearer | undefined;
  readonly answer: (bearer: Bearer, url: string) => Answer;
  /** Checks the token, spends its budget and answers. */
  readonly get: (token: string | undefined, url: string) => Answer;
};

export type ApiOptions = {
  readonly rateLimit: RateLimit | false;
  readonly meStyle: MeStyle;
  readonly now: () => Date;
};

const signedIn = (world: World, session: Session): Bearer | undefined => {
  const district = world.find(session.districtId);
  const user = district?.roster.see('users', session.userId);
  return district?.connection.token() && user ? { district, user } : undefined;
};

const NO_TOKEN = 'The token is missing, expired or revoked';

export const makeApi = (world: World, sessions: Sessions, { rateLimit, meStyle, now }: ApiOptions): Api => {
  const spend = rateLimit && makeRateLimiter(rateLimit, now);

  const bearerOf: Api['bearerOf'] = (token) => {
    if (!token) return undefined;
    const session = sessions.find(token);
    if (session) return signedIn(world, session);
    const district = world.byToken(token);
    return district && { district };
  };

  const answer: Api['answer'] = ({ district, user }, url) => {
    const request = toApiRequest(url);
    if (request === undefined) return notFoundPage(url);
    if (user) return userAnswer(district, user, request, meStyle);
    return request.path[0] === 'me' ? notFound() : districtAnswer(district, request);
  };

  const get: Api['get'] = (token, url) => {
    const bearer = bearerOf(token);
    if (!token || !bearer) return refusal(401, NO_TOKEN);
    if (!spend) return answer(bearer, url);
    const { allowed, headers } = spend(token);
    return { ...(allowed ? answer(bearer, url) : refusal(429, 'Too many requests')), headers };
  };
  return { bearerOf, answer, get };
};
