import { type AccountStore, isDistrictAdmin, type LinkedElsewhere } from '@bloomz/access-core';
import { E, O, pipe, TE } from '@bloomz/kernel';
import type { PoolClient } from 'pg';
import { ACCOUNT, type AccountRow, toAccount } from './access/account-row.ts';
import { asSystem } from './access/as-system.ts';
import type { Database } from './database/database.ts';
import { withoutNul } from './database/text.ts';
import { isUuid } from './lists/cursor.ts';

const FIND = `select ${ACCOUNT} from accounts where id = $1`;
const FIND_BY_CLEVER = `select ${ACCOUNT} from accounts where clever_user_id = $1`;
const FIND_BY_EMAIL = `
  select ${ACCOUNT}, password_hash as "passwordHash" from accounts
  where lower(email) = lower($1) and password_hash is not null`;

/** Of two who create the same person, the second finds the account of the first; touching the row gives it back. */
const CREATE_FOR_CLEVER = `
  insert into accounts as held (id, name, clever_user_id, clever_district_id, district_admin) values ($1, $2, $3, $4, $5)
  on conflict (clever_user_id) do update set clever_user_id = held.clever_user_id
  returning ${ACCOUNT}`;

const SET_PASSWORD = `
  insert into accounts as held (id, name, email, password_hash, operator, address_proven)
  values ($1, $2, $3, $4, $5, true)
  on conflict (lower(email)) do update set
    name = excluded.name, password_hash = excluded.password_hash, operator = excluded.operator, address_proven = true
  returning ${ACCOUNT}`;

/** Who is linked already stays so. A link that the account has is no change, and no failure. */
const LINK = `
  update accounts set clever_user_id = $2, clever_district_id = $3
  where id = $1 and (clever_user_id is null or clever_user_id = $2)`;

const NOTE_SIGN_IN = `
  with noted as (
    select id, case when password_hash is null and $3 <> '' then $3 else name end as name from accounts where id = $1
  )
  update accounts set district_admin = $2, name = noted.name from noted
  where accounts.id = noted.id and (district_admin, accounts.name) is distinct from ($2, noted.name)`;

const UNIQUE_VIOLATION = 'SQLSTATE 23505';
const ELSEWHERE: LinkedElsewhere = { _tag: 'LinkedElsewhere' };

/** What every request asks has a name, so that a connection plans it once. */
const one = async (client: PoolClient, text: string, values: ReadonlyArray<unknown>, name?: string) =>
  O.fromNullable(
    (await client.query<AccountRow>({ ...(name && { name }), text, values: [...values] })).rows.map(toAccount)[0],
  );

/** Accounts in PostgreSQL. */
export const makePgAccountStore = (database: Database): AccountStore => {
  const { read, write } = asSystem(database);
  const made = (sql: string, values: ReadonlyArray<unknown>) =>
    pipe(
      write((client) => one(client, sql, values)),
      TE.flatMap(TE.fromOption(() => ({ _tag: 'StoreUnavailable' as const, detail: 'AccountVanished' }))),
    );
  return {
    find: (id) => (isUuid(id) ? read((client) => one(client, FIND, [id], 'account')) : TE.right(O.none)),
    findByClever: (userId) => read((client) => one(client, FIND_BY_CLEVER, [userId])),
    findByEmail: (email) =>
      read(async (client) => {
        type Row = AccountRow & { readonly passwordHash: string };
        const { rows } = await client.query<Row>(FIND_BY_EMAIL, [withoutNul(email)]);
        return O.fromNullable(rows.map(({ passwordHash, ...row }) => ({ account: toAccount(row), passwordHash }))[0]);
      }),
    createForClever: (id, identity) =>
      made(CREATE_FOR_CLEVER, [
        id,
        withoutNul(identity.name),
        identity.userId,
        identity.districtId,
        isDistrictAdmin(identity),
      ]),
    setPassword: ({ id, name, email, operator }, hash) => made(SET_PASSWORD, [id, name, email, hash, operator]),
    link: (accountId, { userId, districtId }) =>
      pipe(
        write((client) => client.query(LINK, [accountId, userId, districtId])),
        TE.mapLeft((failure) => (failure.detail === UNIQUE_VIOLATION ? ELSEWHERE : failure)),
        TE.flatMapEither(({ rowCount }) => (rowCount === 0 ? E.left(ELSEWHERE) : E.right(undefined))),
      ),
    noteSignIn: (accountId, identity) =>
      pipe(
        write((client) =>
          client.query(NOTE_SIGN_IN, [accountId, isDistrictAdmin(identity), withoutNul(identity.name)]),
        ),
        TE.map(() => undefined),
      ),
  };
};
