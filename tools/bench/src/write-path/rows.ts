import pg from 'pg';
import { type Column, describeTable, LOG_TABLES, STATE_TABLES, type Table, type TableName } from './tables.ts';

export type Cell = string | number | boolean | Date | null | ReadonlyArray<string>;
export type Row = ReadonlyArray<Cell>;
export type TableRows = { readonly table: Table; readonly rows: ReadonlyArray<Row> };

/** All state tables in full, and what the logs gained. */
export type WriteSet = { readonly state: ReadonlyArray<TableRows>; readonly logs: ReadonlyArray<TableRows> };

/** The order in which a plan lists records: by Clever id, which to the keys of the tables is no order at all. */
const BY_CLEVER_ID: Record<TableName, string> = {
  classes: 'order by section_id',
  people: 'order by clever_id',
  members: 'join people on people.id = person_id order by clever_id',
  memberships:
    'join classes on classes.id = class_id join people on people.id = person_id order by section_id, clever_id',
  invitations: 'join people on people.id = person_id order by clever_id',
  outbox: 'order by outbox.id',
  audit_entries: 'order by audit_entries.id',
  runs: 'order by finished_at, id',
};

/** Documents travel as they are written. */
const asText = ({ type }: Column): string => (type === 'jsonb' ? '::text' : '');

const readRows = async (client: pg.Client, name: TableName): Promise<TableRows> => {
  const table = await describeTable(client, name);
  const columns = table.columns.map((column) => `${name}.${column.name}${asText(column)}`).join(', ');
  const text = `select ${columns} from ${name} ${BY_CLEVER_ID[name]}`;
  const { rows } = await client.query<Cell[]>({ text, rowMode: 'array' });
  return { table, rows };
};

const readAll = async (client: pg.Client, names: ReadonlyArray<TableName>): Promise<ReadonlyArray<TableRows>> => {
  const all: TableRows[] = [];
  for (const name of names) all.push(await readRows(client, name));
  return all;
};

/** The rows that our own write path left in a database; of the logs those after the first `logged`. */
export const readWriteSet = async (url: string, logged: ReadonlyArray<number> = []): Promise<WriteSet> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const logs = await readAll(client, LOG_TABLES);
    return {
      state: await readAll(client, STATE_TABLES),
      logs: logs.map(({ table, rows }, n) => ({ table, rows: rows.slice(logged[n] ?? 0) })),
    };
  } finally {
    await client.end();
  }
};
