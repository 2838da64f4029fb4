import { O } from '@bloomz/kernel';
import { toCode } from '../entities/code.ts';
import type { CodeVault } from '../ports/code-vault.ts';

/** Codes that a test can foresee. Hides nothing. */
export const makeTestVault = (): CodeVault => {
  let count = 0;
  return {
    mint: () => {
      const n = (count += 1);
      const bytes = Uint8Array.from({ length: 13 }, (_, at) => Math.floor(n / 32 ** (12 - at)) % 32);
      return { code: toCode(bytes), link: n.toString(36).padStart(22, '0') };
    },
    digest: (kind, secret) => `${kind} digest of ${secret}`,
    digestAddress: (address) => `digest of ${address.trim().toLowerCase()}`,
    seal: ({ code, link }) => `sealed ${code} ${link}`,
    open: (sealed) => {
      const [word, code, link] = sealed.split(' ');
      return word === 'sealed' && code !== undefined && link !== undefined ? O.some({ code, link }) : O.none;
    },
  };
};
