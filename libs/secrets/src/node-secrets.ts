import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Secrets } from '@bloomz/access-core';
import { makePasswordHashes, type ScryptCost, STRONG } from './password-hashes.ts';

/** Secrets on node:crypto. */
export const makeNodeSecrets = (cost: ScryptCost = STRONG): Secrets => ({
  newToken: () => randomBytes(32).toString('base64url'),
  newId: () => randomUUID(),
  digest: (token) => createHash('sha256').update(token).digest('hex'),
  ...makePasswordHashes(cost),
});
