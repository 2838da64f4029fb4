import { pipe, TE, token } from '@bloomz/kernel';
import type { KeyUnknown, StoreUnavailable } from '../errors.ts';
import type { ApiKeyStore } from '../ports/api-key-store.ts';
import type { Clock } from '../ports/clock.ts';

/** Ends an API key for good. */
export type RevokeApiKey = (keyId: string) => TE.TaskEither<KeyUnknown | StoreUnavailable, void>;
export const RevokeApiKey = token<RevokeApiKey>('RevokeApiKey');

export const makeRevokeApiKey =
  (keys: ApiKeyStore, clock: Clock): RevokeApiKey =>
  (keyId) =>
    pipe(
      keys.revoke(keyId, clock()),
      TE.filterOrElseW(
        (known) => known,
        (): KeyUnknown => ({ _tag: 'KeyUnknown', keyId }),
      ),
      TE.map(() => undefined),
    );
