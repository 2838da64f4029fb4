import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { connectAside } from '../database/connect.ts';
import { type Database, makeDatabase } from '../database/database.ts';
import { SYSTEM_SCOPE } from '../database/scope.ts';
import { isAlive } from '../embedded/process-life.ts';
import { ensureTemplate } from './template.ts';
import { openTestServer } from './test-server.ts';
import { withDatabase } from './with-database.ts';

export type TestDatabase = Database;

/** A migrated, empty database of the test file's own, in which everything is visible unless a scope says otherwise. `close` drops it, and stops the server after the last one. */
export const makeTestDatabase = async (): Promise<TestDatabase> => {
  const server = await openTestServer();
  const admin = await connectAside(server.url);
  const name = `bloomz_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await dropAbandoned(admin);
  await admin.query(`create database ${name} template ${await ensureTemplate(admin, server.url)} strategy file_copy`);
  const url = withDatabase(server.url, name);
  const database = makeDatabase(url, SYSTEM_SCOPE);
  return {
    ...database,
    close: async () => {
      await database.close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
      await server.release();
    },
  };
};

/** What test runs that were killed have left: nobody is connected, and the process is gone. */
const dropAbandoned = async (admin: pg.Client): Promise<void> => {
  const { rows } = await admin.query<{ datname: string }>(
    `select datname from pg_database where datname like 'bloomz\\_test\\_%'
       and not exists (select from pg_stat_activity where pg_stat_activity.datname = pg_database.datname)`,
  );
  for (const { datname } of rows)
    if (!isAlive(Number(datname.split('_')[2]))) await admin.query(`drop database if exists ${datname} with (force)`);
};
