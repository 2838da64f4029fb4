import type { ApiKey, ApiKeyStore, DistrictUnknown } from '@bloomz/access-core';
import { E, O, pipe, TE } from '@bloomz/kernel';
import type { DistrictId } from '@bloomz/onboarding-core';
import { asSystem } from './access/as-system.ts';
import type { Database } from './database/database.ts';
import { districtUuid } from './ids.ts';
import { isUuid } from './lists/cursor.ts';

const ADD = `
  insert into api_keys (id, district_id, name, scopes, digest, created_at, revoked_at)
  select $1, id, $3, $4, $5, $6, $7 from districts where id = $2`;

const SELECT = `
  select api_keys.id, districts.clever_id as "districtId", api_keys.name, scopes, created_at as "createdAt",
    revoked_at as "revokedAt"
  from api_keys join districts on districts.id = district_id`;
const FIND = `${SELECT} where digest = $1`;
const LIST = `${SELECT} where $1::text is null or districts.clever_id = $1 order by created_at, api_keys.id`;

/** The first revocation counts. */
const REVOKE = `update api_keys set revoked_at = coalesce(revoked_at, $2) where id = $1`;

const districtUnknown = (districtId: string): DistrictUnknown => ({ _tag: 'DistrictUnknown', districtId });

/** API keys in PostgreSQL, by the digest of their secret. */
export const makePgApiKeyStore = (database: Database): ApiKeyStore => {
  const { read, write } = asSystem(database);
  return {
    add: ({ id, districtId, name, scopes, createdAt, revokedAt }, digest) => {
      const district = districtUuid(districtId as DistrictId);
      return pipe(
        write((client) => client.query(ADD, [id, district, name, scopes, digest, createdAt, revokedAt])),
        TE.flatMapEither(({ rowCount }) => (rowCount === 0 ? E.left(districtUnknown(districtId)) : E.right(undefined))),
      );
    },
    findByDigest: (digest) =>
      pipe(
        read((client) => client.query<ApiKey>({ name: 'api key', text: FIND, values: [digest] })),
        TE.map(({ rows }) => O.fromNullable(rows[0])),
      ),
    list: (districtId) =>
      pipe(
        read((client) => client.query<ApiKey>(LIST, [districtId ?? null])),
        TE.map(({ rows }) => rows),
      ),
    revoke: (id, at) =>
      isUuid(id)
        ? pipe(
            write((client) => client.query(REVOKE, [id, at])),
            TE.map(({ rowCount }) => rowCount !== 0),
          )
        : TE.right(false),
  };
};
