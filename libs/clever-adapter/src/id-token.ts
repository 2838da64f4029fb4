import { E } from '@bloomz/kernel';
import { isDistrictAdmin } from '@bloomz/access-core';
import type { ForeignToken, SignInUnavailable } from '@bloomz/access-core';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Settings } from './clever-config.ts';
import { decodeDiscovery, toEmail, toFullName } from './codecs/sign-in-answers.ts';
import type { Fault } from './faults.ts';
import type { Decode } from './sender.ts';

/** What an id_token says of a person. Roles it names are those of one login. */
export type Claims = {
  readonly userId: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: ReadonlyArray<string>;
};

type Fetch = <A>(
  question: { readonly url: URL; readonly what: string },
  decode: Decode<A>,
) => Promise<E.Either<Fault, A>>;

/** `ask` fetches without credentials. */
export type VerifyIdToken = (
  idToken: string,
  nonce: string,
  ask: Fetch,
) => Promise<E.Either<ForeignToken | SignInUnavailable, Claims>>;

const DISCOVERY = '/.well-known/openid-configuration';
const ASYMMETRIC = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const SKEW_S = 30;
/** Failures of reading the keys; every other failure of jose is the token's. */
const KEYS_AWAY: ReadonlySet<string> = new Set(['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID']);

const FOREIGN: ForeignToken = { _tag: 'ForeignToken' };
const unavailable = (detail: string): SignInUnavailable => ({ _tag: 'SignInUnavailable', detail });

/** `user_id` is an id of before v3: it joins nothing. An unverified address is an address. */
const toClaims = (payload: JWTPayload, nonce: string): Claims | undefined => {
  const userId = payload['multi_role_user_id'] ?? payload.sub;
  if (payload['nonce'] !== nonce || typeof userId !== 'string') return undefined;
  const role = payload['user_type'];
  return {
    userId,
    name: toFullName(payload['given_name'], payload['family_name']),
    email: toEmail(payload['email']),
    roles: typeof role === 'string' && isDistrictAdmin({ roles: [role] }) ? ['district_admin'] : [],
  };
};

const toFailure = (cause: unknown): ForeignToken | SignInUnavailable =>
  cause instanceof errors.JOSEError && !KEYS_AWAY.has(cause.code)
    ? FOREIGN
    : unavailable('the keys of the id_token could not be read');

/** Verifies id_tokens with the keys that Clever publishes; they are kept, and read again when Clever changes them. */
export const makeIdTokenVerifier = (settings: Settings): VerifyIdToken => {
  const { authUrl, clientId, requestTimeoutMs, now } = settings;
  let known: { readonly keysAt: string; readonly keys: JWTVerifyGetKey } | undefined;
  const keysOf = (keysAt: string): JWTVerifyGetKey => {
    if (known?.keysAt !== keysAt)
      known = { keysAt, keys: createRemoteJWKSet(new URL(keysAt), { timeoutDuration: requestTimeoutMs }) };
    return known.keys;
  };
  const isTrusted = (keysAt: URL): boolean => keysAt.protocol === 'https:' || keysAt.origin === new URL(authUrl).origin;

  return async (idToken, nonce, ask) => {
    const found = await ask({ url: new URL(authUrl + DISCOVERY), what: `GET ${DISCOVERY}` }, decodeDiscovery);
    if (E.isLeft(found)) return E.left(unavailable(found.left.detail));
    const { issuer, keysAt } = found.right;
    if (issuer.replace(/\/+$/, '') !== authUrl || !isTrusted(new URL(keysAt))) return E.left(FOREIGN);
    const rules = { issuer, audience: clientId, algorithms: ASYMMETRIC, requiredClaims: ['exp', 'sub'] };
    try {
      const verified = await jwtVerify(idToken, keysOf(keysAt), {
        ...rules,
        clockTolerance: SKEW_S,
        currentDate: new Date(now()),
      });
      const claims = toClaims(verified.payload, nonce);
      return claims === undefined ? E.left(FOREIGN) : E.right(claims);
    } catch (cause) {
      return E.left(toFailure(cause));
    }
  };
};
