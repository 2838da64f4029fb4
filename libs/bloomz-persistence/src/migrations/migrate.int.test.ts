import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectAside } from '../database/connect.ts';
import { makeOrm } from '../database/orm.ts';
import { makeTestDatabase, type TestDatabase } from '../testing/make-test-database.ts';
import { withDatabase } from '../testing/with-database.ts';
import { migrate } from './migrate.ts';
import { MIGRATION_NAMES } from './migration-names.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

it('leaves a schema that is exactly what the records say', async () => {
  const orm = makeOrm(database.url, {
    schemaGenerator: {
      skipTables: ['migrations'],
      ignoreSchema: ['pgboss'],
      ignorePolicies: true,
      ignoreRoutines: true,
    },
  });
  expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
  await orm.close();
});

it('runs once however many processes start at the same moment', async () => {
  const name = `bloomz_test_${process.pid}_migrate`;
  const admin = await connectAside(database.url);
  await admin.query(`create database ${name}`);
  const url = withDatabase(database.url, name);
  await Promise.all([migrate(url), migrate(url), migrate(url)]);
  const client = await connectAside(url);
  const { rows } = await client.query<{ name: string }>('select name from migrations order by name');
  expect(rows.map((row) => row.name)).toEqual(MIGRATION_NAMES);
  await client.end();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
});
