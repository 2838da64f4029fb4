import type { Secrets } from '../ports/secrets.ts';
import { anId } from './builders.ts';

export type TestSecrets = Secrets & {
  /** The hashes that passwords were compared with; `null` for accounts that do not exist. */
  readonly verified: ReadonlyArray<string | null>;
};

/** Secrets that a test can foresee. Hides nothing. */
export const makeTestSecrets = (): TestSecrets => {
  const verified: Array<string | null> = [];
  let count = 0;
  return {
    verified,
    newToken: () => `token-${(count += 1)}`,
    newId: anId,
    digest: (token) => `digest of ${token}`,
    hashPassword: (password) => () => Promise.resolve(`hash of ${password}`),
    verifyPassword: (password, hash) => () => {
      verified.push(hash);
      return Promise.resolve(hash === `hash of ${password}`);
    },
  };
};
