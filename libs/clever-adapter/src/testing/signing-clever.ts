import { generateKeyPairSync, sign } from 'node:crypto';
import type { CleverSignIn } from '@bloomz/access-core';
import type { CleverConfig } from '../clever-config.ts';
import { makeCleverSignIn } from '../clever-sign-in.ts';
import { aClever } from './a-reading.ts';
import type { Answer, Asked } from './answering.ts';
import { aConfig, type Script, type ScriptedClever } from './scripted-clever.ts';
import { anId, DISTRICT, type Raw } from './tiny-district.ts';

export const PERSON = anId('b', 1);
export const REDIRECT = 'https://bloomz.example/auth/clever/callback';
export const USER_TOKEN = 'il0123456789abcdef';
export const REDEEMING = { code: 'a-code', redirectUri: REDIRECT, nonce: 'nonce-1' };

const makePair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const [published, stranger] = [makePair(), makePair()];
const KEYS = { keys: [{ ...published.publicKey.export({ format: 'jwk' }), kid: 'key-1', alg: 'RS256', use: 'sig' }] };

export const aSelf = (more: Raw = {}): Raw => ({
  id: PERSON,
  district: DISTRICT,
  email: 'guide@maple.example.org',
  name: { first: 'Guiding', middle: '', last: 'Light' },
  roles: { teacher: { school: 'x', schools: ['x'] } },
  ...more,
});

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An id_token as Clever makes them, but for some claims. https://dev.clever.com/docs/oidc-implementation */
export const anIdToken = (issuer: string, claims: Raw = {}, { forged = false, alg = 'RS256' } = {}): string => {
  const iat = Math.floor(Date.now() / 1000);
  const usual = {
    ...{ iss: issuer, aud: 'client', sub: PERSON, iat, exp: iat + 3600, nonce: REDEEMING.nonce },
    ...{ multi_role_user_id: PERSON, user_id: anId('e', 9), user_type: 'teacher', email_verified: false },
  };
  const content = `${encoded({ alg, typ: 'JWT', kid: 'key-1' })}.${encoded({ ...usual, ...claims })}`;
  if (alg === 'none') return `${content}.`;
  const { privateKey } = forged ? stranger : published;
  return `${content}.${sign('RSA-SHA256', Buffer.from(content), privateKey).toString('base64url')}`;
};

/** Clever's answer to a code, with or without an id_token. */
export const exchanged = (idToken?: string): Answer => ({
  body: { access_token: USER_TOKEN, token_type: 'bearer', ...(idToken !== undefined && { id_token: idToken }) },
});

/** Clever's sign-in as it should be; a script answers what a test wants otherwise. */
export const aSigningClever = async (
  script: (asked: Asked, url: string) => Answer | undefined = () => undefined,
  config: Partial<CleverConfig> = {},
): Promise<{ readonly clever: ScriptedClever; readonly signIn: CleverSignIn }> => {
  let url = '';
  const usual: Readonly<Record<string, () => Answer>> = {
    '/oauth/tokens': () => exchanged(),
    '/oauth/tokeninfo': () => ({ body: { client_id: 'client', scopes: [] } }),
    '/v3.0/me': () => ({ body: { type: 'user', data: { id: PERSON, district: DISTRICT, type: 'user' }, links: [] } }),
    [`/v3.1/users/${PERSON}`]: () => ({ body: { data: aSelf(), links: [] } }),
    '/.well-known/openid-configuration': () => ({ body: { issuer: url, jwks_uri: `${url}/keys` } }),
    '/keys': () => ({ body: KEYS }),
  };
  const answering: Script = (asked) => script(asked, url) ?? usual[asked.path]?.();
  const clever = await aClever(undefined, answering);
  url = clever.url;
  return { clever, signIn: makeCleverSignIn(aConfig(url, config)) };
};
