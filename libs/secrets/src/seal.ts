import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { O } from '@bloomz/kernel';

/** Small values that go through foreign hands (cookies) and come back: hidden, unchanged, in time, for one purpose. */
export interface Seal {
  readonly seal: (purpose: string, value: unknown, expiresAt: Date) => string;
  /** None for anything that was not sealed with this key for this purpose, or whose time is over. */
  readonly open: (purpose: string, text: string, now: Date) => O.Option<unknown>;
}

type Sealed = { readonly value: unknown; readonly expiresAt: number };

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

const encrypt = (key: Buffer, text: string): string => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
};

/** Base64 has several spellings of the same bytes; only ours is taken. */
const toBytes = (text: string): Buffer | undefined => {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length > IV_BYTES + TAG_BYTES && bytes.toString('base64url') === text ? bytes : undefined;
};

const decrypt = (key: Buffer, bytes: Buffer): string => {
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
};

/** `APP_KEY` is the one secret; each purpose has a key of its own, derived from it. Throws on a key of another length. */
export const makeSeal = (appKey: Buffer): Seal => {
  if (appKey.length !== KEY_BYTES) throw new Error(`The application's key needs ${KEY_BYTES} bytes.`);
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    const key = keys.get(purpose) ?? Buffer.from(hkdfSync('sha256', appKey, '', `bloomz seal: ${purpose}`, KEY_BYTES));
    keys.set(purpose, key);
    return key;
  };
  return {
    seal: (purpose, value, expiresAt) => {
      const sealed: Sealed = { value, expiresAt: expiresAt.getTime() };
      return encrypt(keyFor(purpose), JSON.stringify(sealed));
    },
    open: (purpose, text, now) => {
      const bytes = toBytes(text);
      if (bytes === undefined) return O.none;
      try {
        const { value, expiresAt } = JSON.parse(decrypt(keyFor(purpose), bytes)) as Sealed;
        return now.getTime() < expiresAt ? O.some(value) : O.none;
      } catch {
        return O.none;
      }
    },
  };
};
