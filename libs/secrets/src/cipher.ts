import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Hidden and unchangeable, as text; never the same twice. */
export const encrypt = (key: Buffer, text: string): string => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
};

/** Base64 has several spellings of the same bytes; only ours is taken. */
export const toBytes = (text: string): Buffer | undefined => {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length > IV_BYTES + TAG_BYTES && bytes.toString('base64url') === text ? bytes : undefined;
};

/** Throws for anything that was not encrypted with this very key. */
export const decrypt = (key: Buffer, bytes: Buffer): string => {
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
};

/** `APP_KEY` is the one secret; each purpose has a key of its own, derived from it. Throws on a key of another length. */
export const makeKeyFor = (appKey: Buffer): ((purpose: string) => Buffer) => {
  if (appKey.length !== KEY_BYTES) throw new Error(`The application's key needs ${KEY_BYTES} bytes.`);
  const keys = new Map<string, Buffer>();
  return (purpose) => {
    const key = keys.get(purpose) ?? Buffer.from(hkdfSync('sha256', appKey, '', `bloomz ${purpose}`, KEY_BYTES));
    keys.set(purpose, key);
    return key;
  };
};
