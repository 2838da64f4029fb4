import { E } from '@bloomz/kernel';
import type { ListedFamilyCode, MalformedCursor, NamedPerson, Page, PageRequest } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';
import { isUuid, type Key, parseCursor, toPage } from '../lists/cursor.ts';

const NAME = `'userId', clever_id, 'firstName', first_name, 'lastName', last_name`;

const COLUMNS = `
  family_codes.id, family_codes.state, to_json(created_at) as "createdAt", to_json(expires_at) as "expiresAt",
  coalesce((
    select json_agg(json_build_object(${NAME}) order by name_key, user_id)
    from family_code_children join people on people.id = student_id
      join members on members.school_id = family_codes.school_id and members.person_id = student_id
    where family_code_id = family_codes.id), '[]') as children,
  coalesce((
    select json_agg(json_build_object(${NAME}, 'joinedAt', joined_at) order by joined_at, clever_id)
    from family_code_joins join people on people.id = person_id
    where family_code_id = family_codes.id and revoked_at is null), '[]') as adults`;

const LIST = `
  select ${COLUMNS} from (
    select * from family_codes where school_id = $1 and (created_at, id) < ($2::timestamptz, $3::uuid)
    order by created_at desc, id desc limit $4
  ) family_codes
  order by created_at desc, id desc`;

const FIND = `select ${COLUMNS} from family_codes where school_id = $1 and id = $2`;

/** Times as text: a connection that writes gives them so in any case. */
type Row = Omit<ListedFamilyCode, 'adults' | 'createdAt' | 'expiresAt'> & {
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly adults: ReadonlyArray<NamedPerson & { readonly joinedAt: string }>;
};

const toListed = (row: Row): ListedFamilyCode => ({
  ...row,
  createdAt: new Date(row.createdAt),
  expiresAt: new Date(row.expiresAt),
  adults: row.adults.map(({ joinedAt, ...adult }) => ({ ...adult, joinedAt: new Date(joinedAt) })),
});

/** After everything that there is. */
const FIRST: Key<string> = ['9999-12-31T00:00:00.000Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const isId = (last: unknown): last is string => typeof last === 'string' && isUuid(last);

/** Where a page goes on, if the cursor is one of ours. */
export const afterCode = (page: PageRequest): E.Either<MalformedCursor, Key<string>> =>
  E.filterOrElse(
    ([createdAt]: Key<string>) => INSTANT.test(createdAt) && !Number.isNaN(Date.parse(createdAt)),
    (): MalformedCursor => ({ _tag: 'MalformedCursor' }),
  )(parseCursor(page, FIRST, isId));

export const listFamilyCodes = async (
  client: PoolClient,
  schoolUuid: string,
  page: PageRequest,
  [createdAt, id]: Key<string>,
): Promise<Page<ListedFamilyCode>> => {
  const { rows } = await client.query<Row>(LIST, [schoolUuid, createdAt, id, page.limit + 1]);
  return toPage(rows, page, (row) => [new Date(row.createdAt).toISOString(), row.id], toListed);
};

export const findFamilyCode = async (
  client: PoolClient,
  schoolUuid: string,
  id: string,
): Promise<ListedFamilyCode | undefined> =>
  isUuid(id) ? (await client.query<Row>(FIND, [schoolUuid, id])).rows.map(toListed)[0] : undefined;
