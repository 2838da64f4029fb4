import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '@bloomz/access-core';
import { atMost } from './at-most.ts';
import { parseHashText, type PasswordHash, type ScryptCost, toHashText } from './hash-text.ts';

export type { ScryptCost } from './hash-text.ts';

/**
 * 32 MB and about a quarter of a second per hash.
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#scrypt
 */
export const STRONG: ScryptCost = { logN: 15, r: 8, p: 3 };

const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** Each takes a thread and its memory; the others of Node's four threads are for files and names. */
const AT_ONCE = 2;

const derive = (password: string, salt: Buffer, { logN, r, p }: ScryptCost): Promise<Buffer> => {
  const N = 2 ** logN;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (failure, key) =>
      failure === null ? resolve(key) : reject(failure),
    );
  });
};

/** Passwords as salted scrypt hashes, which keep the cost they were made with. */
export const makePasswordHashes = (cost: ScryptCost): Pick<Secrets, 'hashPassword' | 'verifyPassword'> => {
  const inTurn = atMost(AT_ONCE);
  const nobody: PasswordHash = { cost, salt: randomBytes(SALT_BYTES), key: randomBytes(KEY_BYTES) };
  return {
    hashPassword: (password) => async () => {
      const salt = randomBytes(SALT_BYTES);
      return toHashText({ cost, salt, key: await inTurn(() => derive(password, salt, cost)) });
    },
    verifyPassword: (password, text) => async () => {
      const hash = (text === null ? undefined : parseHashText(text)) ?? nobody;
      const key = await inTurn(() => derive(password, hash.salt, hash.cost));
      return timingSafeEqual(key, hash.key) && hash !== nobody;
    },
  };
};
