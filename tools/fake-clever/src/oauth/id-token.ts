import type { JsonWebKey } from 'node:crypto';
import { createSign, generateKeyPairSync } from 'node:crypto';

export type Signer = {
  readonly jwks: () => { readonly keys: readonly JsonWebKey[] };
  readonly sign: (claims: object) => string;
};

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** RS256 with a key made when it is first needed. */
export const makeSigner = (): Signer => {
  let pair: ReturnType<typeof makePair> | undefined;
  const makePair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = (): ReturnType<typeof makePair> => (pair ??= makePair());
  return {
    jwks: () => ({
      keys: [{ ...keys().publicKey.export({ format: 'jwk' }), kid: 'fake-1', use: 'sig', alg: 'RS256' }],
    }),
    sign: (claims) => {
      const content = `${encoded({ alg: 'RS256', typ: 'JWT', kid: 'fake-1' })}.${encoded(claims)}`;
      return `${content}.${createSign('RSA-SHA256').update(content).sign(keys().privateKey, 'base64url')}`;
    },
  };
};
