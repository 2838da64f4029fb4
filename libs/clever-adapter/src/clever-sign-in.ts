import type {
  CleverIdentity,
  CleverSignIn,
  CodeRefused,
  ForeignToken,
  Redeeming,
  SignInUnavailable,
} from '@bloomz/access-core';
import { E, pipe, TE } from '@bloomz/kernel';
import { type Call, runCall } from './call.ts';
import {
  type CleverConfig,
  type CleverTunables,
  clientAuthorization,
  type Settings,
  toSettings,
} from './clever-config.ts';
import { decodeExchanged, decodeMe, decodeSelf, decodeTokenInfo, type Exchanged } from './codecs/sign-in-answers.ts';
import { exchange } from './exchange.ts';
import type { Fault } from './faults.ts';
import { type Claims, makeIdTokenVerifier, type VerifyIdToken } from './id-token.ts';
import { type Decode, makeSender } from './sender.ts';

type Failure = CodeRefused | ForeignToken | SignInUnavailable;
type Answer<A> = Promise<E.Either<Failure, A>>;

/** A browser waits for this, not a night job. */
const PATIENCE: Partial<CleverTunables> = {
  attempts: 3,
  foreignAttempts: 2,
  longestDelayMs: 1_000,
  requestTimeoutMs: 10_000,
  noProgressMs: 15_000,
  wholeCallMs: 30_000,
};

const FOREIGN: ForeignToken = { _tag: 'ForeignToken' };
const unavailable = ({ detail }: { readonly detail: string }): SignInUnavailable => ({
  _tag: 'SignInUnavailable',
  detail,
});

/** One attempt, whatever comes of it: a code that may have been taken is worth nothing. */
const exchangeCode = async (settings: Settings, call: Call, { code, redirectUri }: Redeeming): Answer<Exchanged> => {
  const what = 'POST /oauth/tokens';
  const question = {
    url: new URL(`${settings.authUrl}/oauth/tokens`),
    what,
    authorization: clientAuthorization(settings),
    body: { code, grant_type: 'authorization_code', redirect_uri: redirectUri },
  };
  const { outcome } = await exchange(settings, question, call.signal);
  if (E.isLeft(outcome))
    return E.left(outcome.left.status === 400 ? { _tag: 'CodeRefused' } : unavailable(outcome.left));
  const exchanged = decodeExchanged(outcome.right);
  return E.isLeft(exchanged) ? E.left(unavailable({ detail: `${what}: ${exchanged.left}` })) : exchanged;
};

/** All that the user token is used for. Its sender, and with it the token, ends with the call. */
const asking = (settings: Settings, call: Call, { userToken, idToken }: Exchanged, verify: VerifyIdToken) => {
  const send = makeSender(settings);
  const ask = async <A>(host: 'apiUrl' | 'authUrl', path: string, decode: Decode<A>): Answer<A> => {
    const question = { url: new URL(settings[host] + path), what: `GET ${path}`, authorization: `Bearer ${userToken}` };
    return E.mapLeft((fault: Fault) => unavailable(fault))(await send(call, question, decode));
  };
  return {
    client: () => ask('authUrl', '/oauth/tokeninfo', decodeTokenInfo),
    me: () => ask('apiUrl', '/v3.0/me', decodeMe),
    self: (userId: string) => ask('apiUrl', `/v3.1/users/${userId}`, decodeSelf(userId)),
    claims: async (nonce: string): Answer<Claims | undefined> =>
      idToken === undefined
        ? E.right(undefined)
        : verify(idToken, nonce, (question, decode) => send(call, { ...question, authorization: '' }, decode)),
  };
};

const toIdentity = (
  self: Omit<CleverIdentity, 'districtId'>,
  claims: Claims | undefined,
  districtId: string,
): CleverIdentity => ({
  userId: self.userId,
  districtId,
  name: self.name || (claims?.name ?? ''),
  email: self.email ?? claims?.email ?? null,
  roles: [...new Set([...self.roles, ...(claims?.roles ?? [])])],
});

/** Clever's authorization-code flow. https://dev.clever.com/docs/oauth-implementation */
export const makeCleverSignIn = (config: CleverConfig): CleverSignIn => {
  const settings = toSettings({ ...PATIENCE, ...config });
  const { authUrl, clientId } = settings;
  const verify = makeIdTokenVerifier(settings);

  const redeemOnce = async (call: Call, redeeming: Redeeming): Answer<CleverIdentity> => {
    const exchanged = await exchangeCode(settings, call, redeeming);
    if (E.isLeft(exchanged)) return exchanged;
    const ask = asking(settings, call, exchanged.right, verify);
    const client = await ask.client();
    if (E.isLeft(client)) return client;
    if (client.right !== clientId) return E.left(FOREIGN);
    const claims = await ask.claims(redeeming.nonce);
    if (E.isLeft(claims)) return claims;
    const me = await ask.me();
    if (E.isLeft(me)) return me;
    if (claims.right !== undefined && claims.right.userId !== me.right.userId) return E.left(FOREIGN);
    const self = await ask.self(me.right.userId);
    return E.isLeft(self) ? self : E.right(toIdentity(self.right, claims.right, me.right.districtId));
  };

  return {
    authorizeUrl: ({ state, nonce, redirectUri }) => {
      const query = { response_type: 'code', client_id: clientId, redirect_uri: redirectUri, state, nonce };
      return `${authUrl}/oauth/authorize?${new URLSearchParams(query).toString()}`;
    },
    redeem: (redeeming) =>
      pipe(
        runCall(settings, (call) => TE.fromTask(() => redeemOnce(call, redeeming))),
        TE.mapLeft((failure): Failure => unavailable({ detail: 'detail' in failure ? failure.detail : failure._tag })),
        TE.flatMapEither((identity) => identity),
      ),
  };
};
