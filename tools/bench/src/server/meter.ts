import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** What a step left behind in the database. */
export type Written = { readonly walBytes: number; readonly rows: number };

const OTHERS = `
  select from pg_stat_activity
  where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`;

const ROWS = `
  select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::float8 as rows
  from pg_stat_user_tables where schemaname = 'public'`;

const WAL = `select (pg_current_wal_insert_lsn() - '0/0')::float8 as bytes`;

const one = async <T extends pg.QueryResultRow>(client: pg.Client, sql: string): Promise<T> => {
  const { rows } = await client.query<T>(sql);
  const [row] = rows;
  if (row === undefined) throw new Error(`no row: ${sql}`);
  return row;
};

/** A server process reports its rows at the latest when it ends, so this waits for all of them to end. */
const rowsWritten = async (client: pg.Client): Promise<number> => {
  while ((await client.query(OTHERS)).rowCount !== 0) await sleep(10);
  await client.query('select pg_stat_clear_snapshot()');
  return (await one<{ rows: number }>(client, ROWS)).rows;
};

/** Rows and WAL of everything that happens in one database until `stop`, which needs its other clients gone. */
export type Meter = {
  readonly measure: <T>(step: () => Promise<T>) => Promise<{ readonly result: T; readonly walBytes: number }>;
  readonly rowsSince: (before: number) => Promise<number>;
  readonly rows: () => Promise<number>;
  /** What autovacuum and the checkpointer would do sooner or later, done now, so that no step pays for another. */
  readonly settle: (how: 'checkpoint' | 'vacuum and checkpoint') => Promise<void>;
  readonly close: () => Promise<void>;
};

export const openMeter = async (url: string): Promise<Meter> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const wal = async (): Promise<number> => (await one<{ bytes: number }>(client, WAL)).bytes;
  return {
    measure: async (step) => {
      const before = await wal();
      const result = await step();
      return { result, walBytes: (await wal()) - before };
    },
    rows: () => rowsWritten(client),
    rowsSince: async (before) => (await rowsWritten(client)) - before,
    settle: async (how) => {
      if (how === 'vacuum and checkpoint') await client.query('vacuum (analyze)');
      await client.query('checkpoint');
    },
    close: () => client.end(),
  };
};
