import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, makeCluster, type Settings } from './cluster.ts';
import { embeddedUnavailable } from './embedded-unavailable.ts';
import { connectAside, keepProcessAlive } from '../database/connect.ts';
import { holdingStartLock } from './start-lock.ts';

export type EmbeddedOptions = {
  readonly dataDir: string;
  readonly database?: string;
  readonly settings?: Settings;
};

export type Embedded = {
  readonly url: string;
  /** The data folder was made by this call. */
  readonly fresh: boolean;
  /** The server was started by this call, and not found running. */
  readonly started: boolean;
  /** Call when done. Stops the server only when nobody else uses it. */
  readonly release: () => Promise<void>;
  /** Stops the server under everybody's feet. */
  readonly stop: () => Promise<void>;
};

/** PostgreSQL under `<dataDir>/postgres`: made on the first call, shared by all processes that name the same folder. */
export const startEmbedded = async ({
  dataDir,
  database = 'bloomz',
  settings = {},
}: EmbeddedOptions): Promise<Embedded> => {
  const folder = path.resolve(dataDir, 'postgres');
  mkdirSync(path.dirname(folder), { recursive: true });
  const { cluster, fresh, started, client } = await holdingStartLock(`${folder}.lock`, async () => {
    const cluster = await makeCluster(folder);
    return { cluster, ...((await attach(cluster, database)) ?? (await bringUp(cluster, database, settings))) };
  });
  keepProcessAlive(client, false);
  return {
    url: cluster.endpoint.urlOf(database),
    fresh,
    started,
    release: () => holdingStartLock(`${folder}.lock`, () => leave(cluster, client)),
    stop: () => cluster.stop(),
  };
};

/** The open connection is a lease: while anybody holds one, nobody's release stops the server. */
type BroughtUp = { readonly fresh: boolean; readonly started: boolean; readonly client: pg.Client };

const attach = (cluster: Cluster, database: string): Promise<BroughtUp | undefined> =>
  connectAside(cluster.endpoint.urlOf(database)).then(
    (client) => ({ fresh: false, started: false, client }),
    () => undefined,
  );

const bringUp = async (cluster: Cluster, database: string, settings: Settings): Promise<BroughtUp> => {
  const fresh = await cluster.create();
  const { started, client: maintenance } = await reach(cluster, settings);
  try {
    await createDatabase(maintenance, database);
    return { fresh, started, client: await connectAside(cluster.endpoint.urlOf(database)) };
  } finally {
    await maintenance.end();
  }
};

const PATIENCE_MS = 60_000;
/** Between tries to start: what a killed server left behind takes a moment to end. */
const PAUSES_MS = [250, 500, 1_000];

/** Only a connection proves that a server runs: after a crash its pid file can say so for a while. */
const reach = async (cluster: Cluster, settings: Settings): Promise<{ started: boolean; client: pg.Client }> => {
  const until = Date.now() + PATIENCE_MS;
  const pauses = [...PAUSES_MS];
  let started = false;
  for (;;) {
    try {
      return { started, client: await connectAside(cluster.endpoint.urlOf('postgres')) };
    } catch (cause) {
      if (Date.now() > until) throw cause;
    }
    if (await cluster.isRunning()) await sleep(100);
    else started = await cluster.start(settings).then(yes, () => pauseBeforeRetry(cluster, pauses));
  }
};

const pauseBeforeRetry = async (cluster: Cluster, pauses: number[]): Promise<false> => {
  const pause = pauses.shift();
  if (pause === undefined) throw embeddedUnavailable(`the embedded PostgreSQL does not start; see ${cluster.log}`);
  return sleep(pause, false);
};

const yes = (): boolean => true;

const createDatabase = async (maintenance: pg.Client, database: string): Promise<void> => {
  const { rowCount } = await maintenance.query('select from pg_database where datname = $1', [database]);
  if (rowCount === 0) await maintenance.query(`create database ${pg.escapeIdentifier(database)}`);
};

const OTHERS = `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;

const leave = async (cluster: Cluster, lease: pg.Client): Promise<void> => {
  keepProcessAlive(lease, true);
  await lease.end().catch(() => undefined);
  const maintenance = await connectAside(cluster.endpoint.urlOf('postgres')).catch(() => undefined);
  if (maintenance === undefined) return;
  const { rowCount } = await maintenance.query(OTHERS);
  await maintenance.end();
  if (rowCount === 0) await cluster.stop();
};
