import { defineConfig, EntitySchema, type EntitySchemaProperty, MikroORM } from '@mikro-orm/postgresql';
import type { WriteSet } from './rows.ts';
import type { Column, Table } from './tables.ts';

export type OrmRow = Record<string, unknown>;
export type OrmTable = {
  readonly schema: EntitySchema<OrmRow>;
  readonly keys: ReadonlyArray<string>;
  readonly rows: ReadonlyArray<OrmRow>;
  /** Only grows: rows are inserted, never looked up. */
  readonly isLog: boolean;
};

const TYPES: Record<string, string> = {
  'timestamp with time zone': 'datetime',
  jsonb: 'string',
  'text[]': 'array',
};

const toProperty = ({ name, type, nullable, inKey }: Column): EntitySchemaProperty<object, OrmRow> => ({
  type: TYPES[type] ?? type,
  fieldName: name,
  columnType: type,
  nullable,
  ...(inKey ? { primary: true } : {}),
});

/** The table as an entity. A column that numbers itself is the key of those that have no other. */
const toSchema = ({ name, columns }: Table): EntitySchema<OrmRow> => {
  const properties = Object.fromEntries(columns.map((column) => [column.name, toProperty(column)]));
  const hasKey = columns.some(({ inKey }) => inKey);
  return new EntitySchema<OrmRow>({
    name,
    tableName: name,
    properties: hasKey ? properties : { id: { type: 'bigint', primary: true, autoincrement: true }, ...properties },
  });
};

const schemas = new Map<string, EntitySchema<OrmRow>>();

/** One schema per table, whichever rows go with it. */
const schemaOf = (table: Table): EntitySchema<OrmRow> => {
  const schema = schemas.get(table.name) ?? toSchema(table);
  schemas.set(table.name, schema);
  return schema;
};

/** The ORM wants objects; they are made before anything is measured. */
export const toOrmTables = ({ state, logs }: WriteSet): ReadonlyArray<OrmTable> =>
  [...state, ...logs].map(({ table, rows }) => ({
    schema: schemaOf(table),
    keys: table.columns.filter(({ inKey }) => inKey).map(({ name }) => name),
    rows: rows.map((row) => Object.fromEntries(table.columns.map(({ name }, n) => [name, row[n]]))),
    isLog: logs.some((log) => log.table.name === table.name),
  }));

export const openOrm = async (url: string, tables: ReadonlyArray<OrmTable>): Promise<MikroORM> => {
  const orm = new MikroORM(
    defineConfig({
      clientUrl: url,
      driverOptions: { connectionString: url },
      entities: tables.map(({ schema }) => schema),
      ensureDatabase: false,
      logger: () => undefined,
    }),
  );
  await orm.em.execute('select 1');
  return orm;
};
