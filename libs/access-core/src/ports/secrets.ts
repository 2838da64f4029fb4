import { type T, token } from '@bloomz/kernel';

/** Randomness and hashes: what the core must not do itself. */
export interface Secrets {
  /** 256 random bits, base64url. */
  readonly newToken: () => string;
  /** A random UUID. */
  readonly newId: () => string;
  /** SHA-256 in hex: for tokens that are random themselves. */
  readonly digest: (token: string) => string;
  readonly hashPassword: (password: string) => T.Task<string>;
  /** Takes equally long for a wrong password and for `null`: an account that does not exist. */
  readonly verifyPassword: (password: string, hash: string | null) => T.Task<boolean>;
}
export const Secrets = token<Secrets>('Secrets');
