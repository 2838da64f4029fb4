import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectAside } from '../database/connect.ts';
import { makeOrm } from '../database/orm.ts';
import { makeTestDatabase, type TestDatabase } from '../testing/make-test-database.ts';
import { withDatabase } from '../testing/with-database.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

it('leaves a schema that is exactly what the records say', async () => {
  const orm = makeOrm(database.url, { schemaGenerator: { skipTables: ['migrations'] } });
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
  expect((await client.query('select name from migrations')).rows).toEqual([{ name: '0001-roster' }]);
  await client.end();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
});

it('gives every table of Bloomz its district', async () => {
  const client = await connectAside(database.url);
  const { rows } = await client.query(
    `select table_name from information_schema.tables t
     where table_schema = 'public' and table_name not in ('districts', 'migrations') and not exists (
       select from information_schema.columns c where c.table_name = t.table_name and column_name = 'district_id')`,
  );
  await client.end();
  expect(rows).toEqual([]);
});
