import { type TE, token } from '@bloomz/kernel';
import type { ApiKey } from '../entities/api-key.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { ApiKeyStore } from '../ports/api-key-store.ts';

/** The API keys of one district or of all, oldest first, revoked ones too. */
export type ListApiKeys = (districtId?: string) => TE.TaskEither<StoreUnavailable, ReadonlyArray<ApiKey>>;
export const ListApiKeys = token<ListApiKeys>('ListApiKeys');

export const makeListApiKeys =
  ({ list }: ApiKeyStore): ListApiKeys =>
  (districtId) =>
    list(districtId);
