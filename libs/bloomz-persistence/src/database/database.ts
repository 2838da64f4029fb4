import pg from 'pg';
import { connectAside } from './connect.ts';
import { enterScope, type Reading, type Scope, scopeNow } from './scope.ts';
import type { Writer, Writing } from './writer.ts';

/**
 * What the stores need of PostgreSQL. Reads go to the driver; the first write loads the ORM. Both run as `bloomz_app`
 * and see what the scope of whoever asks lets them see.
 */
export type Database = {
  /** One read-only transaction that sees one moment. */
  readonly read: <T>(work: (client: pg.PoolClient) => Promise<T>, reading?: Reading) => Promise<T>;
  /** One transaction; what the work throws rolls it back. */
  readonly write: <T>(work: (writing: Writing) => Promise<T>) => Promise<T>;
  /** A connection outside the pools, for locks that live as long as it does; `close` ends it too. */
  readonly connect: () => Promise<pg.Client>;
  readonly close: () => Promise<void>;
  /** For the job queue, which connects by itself. */
  readonly url: string;
};

/** `scope`: what is visible when no scope is ambient; nothing when left out. */
export const makeDatabase = (url: string, scope?: Scope): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    allowExitOnIdle: true,
  });
  pool.on('error', () => undefined);
  let writer: Promise<Writer> | undefined;
  const loadWriter = (): Promise<Writer> =>
    (writer ??= import('./writer.ts').then(({ makeWriter }) => makeWriter(url)));
  const given = new Set<pg.Client>();
  return {
    url,
    read: (work, reading) => readIn(pool, enterScope(scopeNow(scope), reading), work),
    write: async (work) => (await loadWriter()).write(scopeNow(scope), work),
    connect: async () => {
      const client = await connectAside(url);
      given.add(client.on('end', () => given.delete(client)));
      return client;
    },
    close: async () => {
      await Promise.all([...given].map((client) => client.end().catch(() => undefined)));
      await Promise.all([pool.end(), writer?.then((loaded) => loaded.close())]);
    },
  };
};

/** Nothing was written, so nobody has to wait for the end; the connection serves the next one after it. */
const leave = (client: pg.PoolClient): Promise<void> =>
  client.query('commit').then(
    () => client.release(),
    () => client.release(true),
  );

const BEGIN = 'begin isolation level repeatable read read only';

const readIn = async <T>(pool: pg.Pool, enter: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  try {
    await client.query(`${BEGIN}; ${enter}`);
    const result = await work(client);
    void leave(client);
    return result;
  } catch (cause) {
    client.release(true);
    throw cause;
  }
};
