import { pipe, TE, token } from '@bloomz/kernel';
import { type ApiKey, KEY_PREFIX } from '../entities/api-key.ts';
import type { DistrictUnknown, StoreUnavailable } from '../errors.ts';
import type { ApiKeyStore } from '../ports/api-key-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Secrets } from '../ports/secrets.ts';

export type ApiKeyRequest = Pick<ApiKey, 'districtId' | 'name' | 'scopes'>;

/** A new API key. `text` is what the server sends; it is shown now and never again. */
export type CreateApiKey = (
  request: ApiKeyRequest,
) => TE.TaskEither<DistrictUnknown | StoreUnavailable, { readonly key: ApiKey; readonly text: string }>;
export const CreateApiKey = token<CreateApiKey>('CreateApiKey');

export const makeCreateApiKey =
  (keys: ApiKeyStore, { newId, newToken, digest }: Secrets, clock: Clock): CreateApiKey =>
  ({ districtId, name, scopes }) => {
    const text = KEY_PREFIX + newToken();
    const key: ApiKey = { id: newId(), districtId, name, scopes, createdAt: clock(), revokedAt: null };
    return pipe(
      keys.add(key, digest(text)),
      TE.map(() => ({ key, text })),
    );
  };
