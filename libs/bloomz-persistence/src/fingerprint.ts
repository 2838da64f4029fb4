import { createHash } from 'node:crypto';
import type { Fingerprint } from '@bloomz/onboarding-core';

/** SHA-256 over the parts; each is led by its length, so that no two lists of parts read the same. */
export const fingerprint: Fingerprint = (parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
};
