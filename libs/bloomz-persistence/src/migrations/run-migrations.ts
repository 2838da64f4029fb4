import { Migrator } from '@mikro-orm/migrations';
import { makeOrm } from '../database/orm.ts';
import { Migration0001Roster } from './0001-roster.ts';
import { Migration0002RunsAndAccounts } from './0002-runs-and-accounts.ts';
import { Migration0003NameKeys } from './0003-name-keys.ts';
import { Migration0004RowSecurity } from './0004-row-security.ts';
import { Migration0005Contacts } from './0005-contacts.ts';
import { Migration0006Joining } from './0006-joining.ts';
import { Migration0007Mail } from './0007-mail.ts';
import { MIGRATION_NAMES, type MigrationName } from './migration-names.ts';

const MIGRATIONS: Record<MigrationName, typeof Migration0001Roster> = {
  '0001-roster': Migration0001Roster,
  '0002-runs-and-accounts': Migration0002RunsAndAccounts,
  '0003-name-keys': Migration0003NameKeys,
  '0004-row-security': Migration0004RowSecurity,
  '0005-contacts': Migration0005Contacts,
  '0006-joining': Migration0006Joining,
  '0007-mail': Migration0007Mail,
};

/** Runs what is pending, in order, in one transaction. Loads the ORM; call it only when something is pending. */
export const runMigrations = async (url: string): Promise<void> => {
  const orm = makeOrm(url, {
    extensions: [Migrator],
    migrations: {
      migrationsList: MIGRATION_NAMES.map((name) => ({ name, class: MIGRATIONS[name] })),
      tableName: 'migrations',
      snapshot: false,
      silent: true,
    },
  });
  try {
    await orm.migrator.up();
  } finally {
    await orm.close();
  }
};
