import type { Fingerprint } from '../entities/digest.ts';

/** FNV-1a over 64 bits: tells inputs apart in tests, protects nothing. */
export const testFingerprint: Fingerprint = (parts) => {
  let hash = 0xcbf29ce484222325n;
  for (const part of parts)
    for (const character of `${part}\u0000`) {
      hash ^= BigInt(character.codePointAt(0) ?? 0);
      hash = (hash * 0x100000001b3n) & 0xffffffffffffffffn;
    }
  return hash.toString(16).padStart(16, '0');
};
