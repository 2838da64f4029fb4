import { createHmac, randomBytes } from 'node:crypto';
import { CODE_LENGTH, type CodeVault, toCode } from '@bloomz/invitation-core';
import { O } from '@bloomz/kernel';
import { decrypt, encrypt, makeKeyFor, toBytes } from './cipher.ts';

const LINK_BYTES = 16;

/** Codes on `node:crypto`: digests are HMACs, the sealed copy AES-256-GCM, each under a key derived for it alone. */
export const makeCodeVault = (appKey: Buffer): CodeVault => {
  const keyFor = makeKeyFor(appKey);
  const digestFor = (what: string): ((text: string) => string) => {
    const key = keyFor(`digest: ${what}`);
    return (text) => createHmac('sha256', key).update(text).digest('base64url');
  };
  const digests = { code: digestFor('code'), link: digestFor('link') };
  const digestOfAddress = digestFor('address');
  const sealing = keyFor('vault: secrets');
  return {
    mint: () => {
      const bytes = randomBytes(CODE_LENGTH + LINK_BYTES);
      return { code: toCode(bytes), link: bytes.toString('base64url', CODE_LENGTH) };
    },
    digest: (kind, secret) => digests[kind](secret),
    digestAddress: (address) => digestOfAddress(address.trim().toLowerCase()),
    seal: ({ code, link }) => encrypt(sealing, `${code} ${link}`),
    open: (sealed) => {
      const bytes = toBytes(sealed);
      if (bytes === undefined) return O.none;
      try {
        const [code = '', link = ''] = decrypt(sealing, bytes).split(' ');
        return O.some({ code, link });
      } catch {
        return O.none;
      }
    },
  };
};
