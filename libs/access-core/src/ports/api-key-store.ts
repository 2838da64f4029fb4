import { type O, type TE, token } from '@bloomz/kernel';
import type { ApiKey } from '../entities/api-key.ts';
import type { DistrictUnknown, StoreUnavailable } from '../errors.ts';

/** API keys by the digest of their secret. */
export interface ApiKeyStore {
  readonly add: (key: ApiKey, digest: string) => TE.TaskEither<DistrictUnknown | StoreUnavailable, void>;
  readonly findByDigest: (digest: string) => TE.TaskEither<StoreUnavailable, O.Option<ApiKey>>;
  /** Oldest first; of one district or of all. */
  readonly list: (districtId?: string) => TE.TaskEither<StoreUnavailable, ReadonlyArray<ApiKey>>;
  /** False: there is no such key. Revoking again changes nothing. */
  readonly revoke: (id: string, at: Date) => TE.TaskEither<StoreUnavailable, boolean>;
}
export const ApiKeyStore = token<ApiKeyStore>('ApiKeyStore');
