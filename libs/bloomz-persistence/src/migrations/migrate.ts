import type { Client } from 'pg';
import { connectAside } from '../database/connect.ts';
import { MIGRATION_NAMES } from './migration-names.ts';

const ONE_STARTER = 7_251_001;

/** Brings the schema up to date. Many may start at once: one migrates, the others wait for it. */
export const migrate = async (url: string): Promise<void> => {
  const client = await connectAside(url);
  try {
    if (!(await isPending(client))) return;
    await client.query('select pg_advisory_lock($1)', [ONE_STARTER]);
    if (await isPending(client)) await (await import('./run-migrations.ts')).runMigrations(url);
  } finally {
    await client.end();
  }
};

const isPending = async (client: Client): Promise<boolean> => {
  const { rows } = await client.query<{ known: boolean }>(`select to_regclass('migrations') is not null as known`);
  if (rows[0]?.known !== true) return true;
  const done = await client.query('select from migrations where name = any($1)', [MIGRATION_NAMES]);
  return done.rowCount !== MIGRATION_NAMES.length;
};
