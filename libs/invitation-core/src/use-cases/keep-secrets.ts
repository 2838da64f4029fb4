import type { Secrets } from '../entities/mail.ts';
import type { CodeVault } from '../ports/code-vault.ts';
import type { KeptSecrets } from '../ports/family-code-store.ts';

/** What is kept of secrets: two digests to find them by, and a sealed copy to print them again. */
export const keepSecrets = ({ digest, seal }: CodeVault, secrets: Secrets): KeptSecrets => ({
  codeDigest: digest('code', secrets.code),
  linkDigest: digest('link', secrets.link),
  sealed: seal(secrets),
});
