import { O, pipe } from '@bloomz/kernel';
import { isLinkToken, parseCode } from '../entities/code.ts';
import type { SecretDigest, Shown } from '../entities/join.ts';
import type { CodeVault } from '../ports/code-vault.ts';

/** No code is as short: what cannot be a code is looked for like one, and is not found. */
const NOTHING = '';

/** What to look for, whatever was shown: what is malformed costs the same look as what is well formed and wrong. */
export const digestShown = ({ digest }: CodeVault, shown: Shown): SecretDigest => {
  const [kind, secret] =
    'code' in shown
      ? ([
          'code',
          pipe(
            parseCode(shown.code),
            O.getOrElse(() => NOTHING),
          ),
        ] as const)
      : (['link', isLinkToken(shown.link) ? shown.link : NOTHING] as const);
  return { kind, digest: digest(kind, secret) };
};
