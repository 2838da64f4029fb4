import type { ApiWorld } from './an-api.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows of one query, with everything visible. */
export const rowsOf = async <T extends object = Row>(
  { database }: Pick<ApiWorld, 'database'>,
  sql: string,
  values: ReadonlyArray<unknown> = [],
): Promise<ReadonlyArray<T>> => (await database.read((client) => client.query<T>(sql, [...values]))).rows;

/** Changes rows by hand: for what takes half a day, or what no operation does. Gives how many. */
export const change = async (
  { database }: Pick<ApiWorld, 'database'>,
  sql: string,
  values: ReadonlyArray<unknown> = [],
): Promise<number> => (await database.write(({ client }) => client.query(sql, [...values]))).rowCount ?? 0;

/** How many sessions there are. */
export const sessionsIn = async (world: Pick<ApiWorld, 'database'>): Promise<number> =>
  (await rowsOf(world, 'select from sessions')).length;

/** How many codes Clever was asked to exchange since its log was cleared. */
export const exchangesAt = ({ clever }: Pick<ApiWorld, 'clever'>): number =>
  clever.requests().filter(({ method, path }) => method === 'POST' && path === '/oauth/tokens').length;

const TABLES = `select table_name as name from information_schema.tables
  where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;

/** A digest of every table, so that nothing changes unseen. When a session was last seen is none of it. */
export const imageOf = async (world: Pick<ApiWorld, 'database'>): Promise<Readonly<Record<string, unknown>>> => {
  const tables = await rowsOf<{ name: string }>(world, TABLES);
  const image: Record<string, unknown> = {};
  for (const { name } of tables) {
    const row = `to_jsonb(${name}) - 'last_seen_at'`;
    const digest = `select count(*)::int as rows, md5(string_agg(md5((${row})::text), '' order by (${row})::text)) as md5`;
    [image[name]] = await rowsOf(world, `${digest} from ${name}`);
  }
  return image;
};
