import { randomUUID } from 'node:crypto';
import { aSchoolRef, left, right } from '@bloomz/onboarding-core/testing';
import type { SchoolRef } from '@bloomz/onboarding-core';
import type { ClientBase } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, makeDatabase } from '../database/database.ts';
import { districtScope, inScope, placesScope, type Scope, SYSTEM_SCOPE } from '../database/scope.ts';
import { districtUuid, schoolUuid } from '../ids.ts';
import { openDatabase } from '../open-database.ts';
import { makePgRosterStore } from '../pg-roster-store.ts';
import { makePgSchoolDirectory } from '../pg-school-directory.ts';
import { look } from '../testing/a-school.ts';
import { asOwner } from '../testing/as-owner.ts';
import { makeTestDatabase, type TestDatabase } from '../testing/make-test-database.ts';

const here = aSchoolRef();
const sibling = aSchoolRef(here.districtId);
const elsewhere = aSchoolRef();
const PLACES = [here, sibling, elsewhere];

type Column = { readonly name: string; readonly type: string; readonly filled: boolean };
type Table = { readonly name: string; readonly columns: ReadonlyArray<Column> };

/** Tables and their columns as they are, so that a new one is tested without being named here. */
const TABLES = `
  select table_name as name, json_agg(json_build_object('name', column_name, 'type', udt_name,
    'filled', column_default is not null or is_nullable = 'YES')) as columns
  from information_schema.columns join information_schema.tables using (table_schema, table_name)
  where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'migrations' group by 1 order by 1`;

const VALUES: Readonly<Record<string, () => unknown>> = {
  uuid: randomUUID,
  text: randomUUID,
  int4: () => 1,
  int8: () => 1,
  bool: () => true,
  timestamptz: () => new Date(0),
  jsonb: () => '{}',
  _text: () => '{}',
  _timestamptz: () => '{}',
};

const keyOf = ({ name }: Table): string => (name === 'districts' || name === 'schools' ? 'id' : '');
const placed = (table: Table, place: SchoolRef): Readonly<Record<string, string>> => ({
  district_id: districtUuid(place.districtId),
  school_id: schoolUuid(place),
  ...(table.name === 'districts' && { id: districtUuid(place.districtId) }),
  ...(table.name === 'schools' && { id: schoolUuid(place) }),
});

const insert = async (client: ClientBase, table: Table, place: SchoolRef): Promise<void> => {
  const given = placed(table, place);
  const columns = table.columns.filter(({ name, filled }) => !filled || name in given);
  const values = columns.map(({ name, type }) => given[name] ?? VALUES[type]?.());
  const sql = `insert into ${table.name} (${columns.map(({ name }) => name).join()})
    values (${columns.map((_, i) => `$${i + 1}`).join()})`;
  await client.query(sql, values);
};

/** What tells the place of a row: its school, else its district. */
const placeColumn = (table: Table): string | undefined =>
  keyOf(table) || ['school_id', 'district_id'].find((column) => table.columns.some(({ name }) => name === column));
const placeOf = (table: Table, place: SchoolRef): string => placed(table, place)[placeColumn(table) ?? ''] ?? '';

let database: TestDatabase;
let unscoped: Database;
let tables: ReadonlyArray<Table>;
beforeAll(async () => {
  database = await makeTestDatabase();
  unscoped = makeDatabase(database.url);
  tables = await look<Table>(database, TABLES);
  const owner = await asOwner(database);
  for (const table of tables)
    for (const place of PLACES) if (table.name !== 'districts' || place !== sibling) await insert(owner, table, place);
  await owner.query(`update members set name_key = 'name'`);
  await owner.end();
});
afterAll(async () => {
  await unscoped.close();
  await database.close();
});

const ofPlaces = (): ReadonlyArray<Table> => tables.filter((table) => placeColumn(table) !== undefined);
const ofTheSystem = (): ReadonlyArray<Table> => tables.filter((table) => placeColumn(table) === undefined);

const UNDONE = new Error('undone');

/** Runs in a scope and undoes what it did. */
const tryIn = async <T>(scope: Scope | undefined, work: (client: ClientBase) => Promise<T>): Promise<T> => {
  const outcomes: T[] = [];
  const task = () =>
    unscoped.write(async ({ client }) => {
      outcomes.push(await work(client));
      throw UNDONE;
    });
  await expect(scope === undefined ? task() : inScope(scope, task)()).rejects.toBe(UNDONE);
  return outcomes[0]!;
};

const visibleIn = (scope: Scope | undefined, table: Table): Promise<ReadonlyArray<string>> =>
  tryIn(scope, async (client) => {
    const { rows } = await client.query<{ place: string }>(
      `select ${placeColumn(table) ?? "'row'"} as place from ${table.name}`,
    );
    return rows.map(({ place }) => place).sort();
  });

const SCOPES: ReadonlyArray<readonly [string, Scope | undefined, ReadonlyArray<SchoolRef>, ReadonlyArray<SchoolRef>]> =
  [
    // what a scope shows of tables with a school, and of those with a district alone
    ['nothing without a scope', undefined, [], []],
    ['nothing in a scope of no place', placesScope([]), [], []],
    ['one school', placesScope([here]), [here], [here, sibling]],
    ['two schools', placesScope([here, elsewhere]), [here, elsewhere], PLACES],
    ['one district', districtScope(here.districtId), [here, sibling], [here, sibling]],
    [
      'a school here and a district elsewhere',
      placesScope([here, { districtId: elsewhere.districtId, schoolId: null }]),
      [here, elsewhere],
      PLACES,
    ],
    ['everything to the system', SYSTEM_SCOPE, PLACES, PLACES],
  ];

describe('row security shows, changes and removes', () => {
  it.each(SCOPES)('%s', async (_, scope, schools, districts) => {
    for (const table of ofPlaces()) {
      const bySchool = table.name === 'schools' || table.columns.some(({ name }) => name === 'school_id');
      const places = (bySchool ? schools : districts).map((place) => placeOf(table, place));
      const expected = (table.name === 'districts' ? [...new Set(places)] : places).sort();
      expect([table.name, await visibleIn(scope, table)]).toEqual([table.name, expected]);
      const column = placeColumn(table) ?? '';
      const touched = await tryIn(scope, async (client) => [
        (await client.query(`update ${table.name} set ${column} = ${column}`)).rowCount,
        (await client.query(`delete from ${table.name}`)).rowCount,
      ]);
      expect([table.name, ...touched]).toEqual([table.name, expected.length, expected.length]);
    }
  });

  it('what belongs to nobody, to the system alone', async () => {
    for (const table of ofTheSystem()) {
      expect([table.name, (await visibleIn(SYSTEM_SCOPE, table)).length]).toEqual([table.name, PLACES.length]);
      for (const scope of [undefined, placesScope([here]), districtScope(here.districtId)])
        expect([table.name, await visibleIn(scope, table)]).toEqual([table.name, []]);
    }
  });
});

describe('row security takes no row', () => {
  const REFUSED = { code: '42501' };
  const adding = (scope: Scope | undefined, table: Table, place: SchoolRef) =>
    tryIn(scope, (client) =>
      insert(client, table, place).then(
        () => 'taken',
        (cause: { code?: string }) => (cause.code === REFUSED.code ? 'refused' : cause),
      ),
    );

  it('of another district, of another school, or without a scope', async () => {
    for (const table of tables) {
      const outcomes = [
        await adding(undefined, table, here),
        await adding(districtScope(here.districtId), table, elsewhere),
        await adding(placesScope([here]), table, elsewhere),
      ];
      expect([table.name, ...outcomes]).toEqual([table.name, 'refused', 'refused', 'refused']);
    }
    for (const table of tables.filter(({ columns }) => columns.some(({ name }) => name === 'school_id')))
      expect([table.name, await adding(placesScope([here]), table, sibling)]).toEqual([table.name, 'refused']);
  });

  it('that moves out of sight', async () => {
    for (const table of ofPlaces().filter(({ name }) => name !== 'districts' && name !== 'schools')) {
      const move = tryIn(districtScope(here.districtId), (client) =>
        client
          .query(`update ${table.name} set district_id = $1`, [districtUuid(elsewhere.districtId)])
          .catch((cause: { code?: string }) => cause.code),
      );
      expect([table.name, await move]).toEqual([table.name, REFUSED.code]);
    }
  });
});

describe('the role that everything runs as', () => {
  it('is subject to forced row security on every table', async () => {
    const open = `select relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where nspname = 'public' and relkind in ('r', 'p') and relname <> 'migrations'
        and not (relrowsecurity and relforcerowsecurity)`;
    expect(await look(database, open)).toEqual([]);
    const silent = `select relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where nspname = 'public' and relkind = 'r' and relrowsecurity
        and not exists (select from pg_policy where polrelid = pg_class.oid)`;
    expect(await look(database, silent)).toEqual([]);
  });

  it('owns nothing and has no right of its own', async () => {
    const owned = `select relname from pg_class where pg_get_userbyid(relowner) like 'bloomz\\_%'
      union all select proname from pg_proc where pg_get_userbyid(proowner) = 'bloomz_app'`;
    expect(await look(database, owned)).toEqual([]);
    const rights = `select rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles
      where rolname like 'bloomz\\_%'`;
    const none = { rolcanlogin: false, rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false };
    expect(await look(database, rights)).toEqual([none, none]);
    expect(await look(database, 'select current_user as name')).toEqual([{ name: 'bloomz_app' }]);
  });

  it('is left with the transaction', async () => {
    const client = await database.connect();
    const owner = await client.query('select current_user as name');
    await client.query(`begin; set local role bloomz_app; commit`);
    expect((await client.query('select current_user as name')).rows).toEqual(owner.rows);
    await client.end();
  });
});

it('finds no members by name in a school that is out of sight', async () => {
  const find = (scope: Scope | undefined) =>
    tryIn(scope, async (client) => {
      const sql = `select * from find_members($1, '{%}', '%', true, null, null, '', '', 10)`;
      return (await client.query(sql, [schoolUuid(here)])).rowCount;
    });
  const counts = [undefined, districtScope(elsewhere.districtId), placesScope([sibling]), placesScope([here])];
  expect(await Promise.all(counts.map(find))).toEqual([0, 0, 0, 1]);
});

it('opens a database in which nothing is visible, unless it is told otherwise', async () => {
  const school = aSchoolRef();
  const admin = { email: 'admin@example.org', userId: null };
  const blind = await right(openDatabase({ url: database.url, dataDir: '/nowhere' }));
  expect((await left(makePgSchoolDirectory(blind).provision(school, admin)))._tag).toBe('StoreUnavailable');
  await right(inScope(SYSTEM_SCOPE, makePgSchoolDirectory(blind).provision(school, admin)));
  expect(await right(makePgSchoolDirectory(blind).list())).toEqual([]);
  const store = makePgRosterStore(blind);
  const within = inScope(districtScope(school.districtId), store.load(school));
  expect((await right(within)).version).toBe(0);
  await blind.close();
});
