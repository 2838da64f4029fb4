import { O, pipe, TE, token } from '@bloomz/kernel';
import { KEY_PREFIX } from '../entities/api-key.ts';
import type { KeyPrincipal } from '../entities/principal.ts';
import type { NotSignedIn, StoreUnavailable } from '../errors.ts';
import type { ApiKeyStore } from '../ports/api-key-store.ts';
import type { Secrets } from '../ports/secrets.ts';

/** Which server the text of an API key stands for. */
export type ResolveApiKey = (text: string) => TE.TaskEither<NotSignedIn | StoreUnavailable, KeyPrincipal>;
export const ResolveApiKey = token<ResolveApiKey>('ResolveApiKey');

export const makeResolveApiKey =
  (keys: ApiKeyStore, { digest }: Secrets): ResolveApiKey =>
  (text) => {
    if (!text.startsWith(KEY_PREFIX)) return TE.left({ _tag: 'NotSignedIn' });
    return pipe(
      keys.findByDigest(digest(text)),
      TE.flatMap((found): TE.TaskEither<NotSignedIn | StoreUnavailable, KeyPrincipal> =>
        O.isSome(found) && found.value.revokedAt === null
          ? TE.right({ kind: 'api-key', key: found.value })
          : TE.left({ _tag: 'NotSignedIn' }),
      ),
    );
  };
