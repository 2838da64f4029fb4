import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbedded } from '@bloomz/bloomz-persistence';
import pg from 'pg';
import type { Cleanup } from '../cleanup.ts';

/** PostgreSQL for one run of the benchmark. Every database made on it goes with it. */
export type BenchServer = {
  readonly kind: string;
  /** A new database, empty or a copy; gives its URL. */
  readonly create: (name: string, template?: string) => Promise<string>;
  readonly drop: (name: string) => Promise<void>;
  readonly client: pg.Client;
};

/** Vacuum and analyze run at stated moments, not whenever they like; all else is as in production, fsync included. */
const SETTINGS = { autovacuum: 'off' };

const embeddedUrl = async (cleanup: Cleanup): Promise<string> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bloomz-bench-'));
  chmodSync(dataDir, 0o711);
  cleanup.add(() => rm(dataDir, { recursive: true, force: true }));
  const { url, stop } = await startEmbedded({ dataDir, settings: SETTINGS });
  cleanup.add(() => removeSocketDir(url));
  cleanup.add(stop);
  return url;
};

const removeSocketDir = (url: string): Promise<void> => {
  const socketDir = new URL(url).searchParams.get('host');
  return socketDir === null ? Promise.resolve() : rm(socketDir, { recursive: true, force: true });
};

const urlOf = (server: string, database: string): string => {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
};

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

/** The server of `DATABASE_URL`, or an embedded one in a temporary folder. */
export const startBenchServer = async (cleanup: Cleanup): Promise<BenchServer> => {
  const given = process.env['DATABASE_URL'];
  const url = given ?? (await embeddedUrl(cleanup));
  const client = await connect(url);
  const prefix = `bloomz_bench_${randomBytes(4).toString('hex')}`;
  const made = new Set<string>();
  const drop = async (name: string): Promise<void> => {
    await client.query(`drop database if exists ${prefix}_${name} with (force)`);
    made.delete(name);
  };
  cleanup.add(async () => {
    for (const name of made) await drop(name);
    await client.end();
  });
  return {
    kind: given === undefined ? 'embedded' : 'DATABASE_URL',
    client,
    drop,
    create: async (name, template) => {
      made.add(name);
      const copied = template === undefined ? '' : ` template ${prefix}_${template}`;
      await client.query(`create database ${prefix}_${name}${copied}`);
      return urlOf(url, `${prefix}_${name}`);
    },
  };
};
