import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../migrations/migrate.ts';
import { withDatabase } from './with-database.ts';

const ONE_MAKER = 7_251_002;
const SCHEMA = ['../migrations', '../queue'].map((folder) => path.resolve(import.meta.dirname, folder));

/** Changes with every migration, so that a template is never out of date. */
const versionOf = (folders: ReadonlyArray<string>): string => {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const file of readdirSync(folder).sort()) hash.update(readFileSync(path.join(folder, file)));
  return hash.digest('hex').slice(0, 12);
};

/** A migrated database to copy from, made once per version of the schema however many ask for it at once. */
export const ensureTemplate = async (admin: pg.Client, url: string): Promise<string> => {
  const template = `bloomz_template_${versionOf(SCHEMA)}`;
  await admin.query('select pg_advisory_lock($1)', [ONE_MAKER]);
  try {
    const known = await admin.query('select from pg_database where datname = $1', [template]);
    if (known.rowCount === 0) await makeTemplate(admin, url, template);
    return template;
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [ONE_MAKER]);
  }
};

/** Renamed when complete, so a run that was killed leaves nothing that looks like a template. */
const makeTemplate = async (admin: pg.Client, url: string, template: string): Promise<void> => {
  await dropAll(admin, 'bloomz_template_%');
  const unfinished = `${template}_unfinished`;
  await admin.query(`create database ${unfinished}`);
  await migrate(withDatabase(url, unfinished));
  await admin.query(`alter database ${unfinished} rename to ${template}`);
};

const dropAll = async (admin: pg.Client, like: string): Promise<void> => {
  const { rows } = await admin.query<{ datname: string }>('select datname from pg_database where datname like $1', [
    like,
  ]);
  for (const { datname } of rows) await admin.query(`drop database ${pg.escapeIdentifier(datname)} with (force)`);
};
