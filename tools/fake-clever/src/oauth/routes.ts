import type { Request, Response, Router } from 'express';
import express from 'express';
import type { Answer } from '../http/answer.ts';
import { ok, refusal } from '../http/answer.ts';
import type { Api } from '../http/api.ts';
import type { LoginAnswer, LoginDesk } from './authorize.ts';
import { authorize, instantLogin } from './authorize.ts';
import { idTokenClaims, userInfo } from './claims.ts';
import type { Client } from './client-check.ts';
import { bearerToken, isOurClient } from './client-check.ts';
import { makeSigner } from './id-token.ts';
import type { Grant } from './sessions.ts';
import { districtTokens, exchange, scopesOf } from './tokens.ts';

export type OauthParts = {
  readonly desk: LoginDesk;
  readonly api: Api;
  readonly client: Client;
  readonly oidc: boolean;
  readonly issuer: () => string;
  readonly now: () => Date;
  readonly send: (res: Response, answer: Answer) => void;
};

const queryOf = (req: Request): URLSearchParams => new URL(req.originalUrl, 'http://127.0.0.1').searchParams;

const go = (res: Response, answer: LoginAnswer): void => {
  if ('redirect' in answer) res.redirect(302, answer.redirect);
  else res.status(answer.status).type('html').send(answer.html);
};

/** Whoever came through the portal stays signed in to Clever; for a minute only, so that another person can be chosen soon. */
const REMEMBERED = 'fake-clever-session';
const remember = (res: Response, userId: string | null): void => {
  if (userId !== null) res.cookie(REMEMBERED, userId, { httpOnly: true, sameSite: 'lax', maxAge: 60_000 });
};
const remembered = (req: Request): string | undefined =>
  new RegExp(`(?:^|; )${REMEMBERED}=(\\w+)`).exec(req.headers.cookie ?? '')?.[1];

const withPerson = (req: Request): URLSearchParams => {
  const query = queryOf(req);
  const person = query.get('as') ?? remembered(req);
  if (person !== undefined) query.set('as', person);
  return query;
};

const discovery = (issuer: string): object => ({
  issuer,
  authorization_endpoint: `${issuer}/oauth/authorize`,
  token_endpoint: `${issuer}/oauth/tokens`,
  userinfo_endpoint: `${issuer}/userinfo`,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic'],
});

const UNKNOWN_CLIENT = refusal(401, 'The client id or secret is wrong');
const NO_TOKEN = refusal(401, 'The token is missing, expired or revoked');

/** Everything that lives on Clever's sign-in host. */
export const oauthRoutes = ({ desk, api, client, oidc, issuer, now, send }: OauthParts): Router => {
  const router = express.Router();
  const signer = makeSigner();

  const idToken = ({ userId, districtId, nonce }: Grant): string | undefined => {
    const user = desk.world.find(districtId)?.roster.see('users', userId);
    if (!oidc || user === undefined) return undefined;
    const frame = { issuer: issuer(), audience: client.id, now: now(), ...(nonce && { nonce }) };
    return signer.sign(idTokenClaims(user, frame));
  };

  const bearerOf = (req: Request): ReturnType<Api['bearerOf']> => api.bearerOf(bearerToken(req.headers.authorization));

  router.get('/oauth/authorize', (req, res) => go(res, authorize(desk, withPerson(req))));
  router.get(['/oauth/instant-login', '/portal'], (req, res) => {
    remember(res, queryOf(req).get('as'));
    go(res, instantLogin(desk, queryOf(req), req.path));
  });

  router.post('/oauth/tokens', express.json(), (req, res) =>
    send(
      res,
      isOurClient(client, req.headers.authorization) ? exchange(desk.sessions, req.body, idToken) : UNKNOWN_CLIENT,
    ),
  );
  router.get('/oauth/tokens', (req, res) => {
    if (!isOurClient(client, req.headers.authorization)) return send(res, UNKNOWN_CLIENT);
    if (queryOf(req).get('owner_type') !== 'district') return send(res, refusal(400, 'owner_type must be district'));
    send(res, districtTokens(desk.world, queryOf(req).get('district') ?? undefined));
  });
  router.get('/oauth/tokeninfo', (req, res) => {
    const bearer = bearerOf(req);
    send(res, bearer ? ok({ client_id: client.id, scopes: scopesOf(bearer.district) }) : NO_TOKEN);
  });
  router.get('/userinfo', (req, res) => {
    const user = bearerOf(req)?.user;
    send(res, user ? ok(userInfo(user)) : NO_TOKEN);
  });
  if (oidc) {
    router.get('/.well-known/openid-configuration', (_req, res) => send(res, ok(discovery(issuer()))));
    router.get('/.well-known/jwks.json', (_req, res) => send(res, ok(signer.jwks())));
  }
  return router;
};
