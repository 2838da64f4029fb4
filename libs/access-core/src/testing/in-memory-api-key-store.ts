import { O, TE } from '@bloomz/kernel';
import type { ApiKey } from '../entities/api-key.ts';
import type { DistrictUnknown } from '../errors.ts';
import type { ApiKeyStore } from '../ports/api-key-store.ts';

/** Knows the districts it is told of. */
export const makeInMemoryApiKeyStore = (districts: ReadonlyArray<string>): ApiKeyStore => {
  const keys = new Map<string, ApiKey>();
  return {
    add: (key, digest) =>
      districts.includes(key.districtId)
        ? TE.fromIO(() => {
            keys.set(digest, key);
          })
        : TE.left<DistrictUnknown>({ _tag: 'DistrictUnknown', districtId: key.districtId }),
    findByDigest: (digest) => TE.fromIO(() => O.fromNullable(keys.get(digest))),
    list: (districtId) =>
      TE.fromIO(() =>
        [...keys.values()]
          .filter((key) => districtId === undefined || key.districtId === districtId)
          .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()),
      ),
    revoke: (id, at) =>
      TE.fromIO(() => {
        const [found] = [...keys].filter(([, key]) => key.id === id);
        if (found === undefined) return false;
        const [digest, key] = found;
        keys.set(digest, { ...key, revokedAt: key.revokedAt ?? at });
        return true;
      }),
  };
};
