import { type O, token } from '@bloomz/kernel';
import type { Secrets } from '../entities/mail.ts';

/**
 * Codes and what is kept of them. A typed code is 65 random bits as 13 characters of Crockford's base32, the token of a
 * link 128 random bits in base64url. Digests are keyed, so the database alone gives nothing away; the sealed copy opens
 * with the application's key alone, for reprints.
 */
export interface CodeVault {
  readonly mint: () => Secrets;
  /** Of a code as `parseCode` gives it, or of a link's token. */
  readonly digest: (kind: 'code' | 'link', secret: string) => string;
  /** Of an address, without regard to case: to know it again without keeping it. */
  readonly digestAddress: (address: string) => string;
  readonly seal: (secrets: Secrets) => string;
  readonly open: (sealed: string) => O.Option<Secrets>;
}
export const CodeVault = token<CodeVault>('CodeVault');
