import pg from 'pg';
import { describeTable, LOG_TABLES, STATE_TABLES, type TableName } from './tables.ts';

export type TableCount = { readonly table: TableName; readonly rows: number };
type Content = TableCount & { readonly hash: string };

const contentOf = async (client: pg.Client, name: TableName): Promise<Content> => {
  const { columns } = await describeTable(client, name);
  const row = `row(${columns.map((column) => column.name).join(', ')})::text`;
  const { rows } = await client.query<{ rows: number; hash: string }>(
    `select count(*)::int as rows, coalesce(sum(hashtextextended(${row}, 0)::numeric), 0)::text as hash from ${name}`,
  );
  const [found] = rows;
  if (found === undefined) throw new Error(`${name} cannot be read`);
  return { table: name, ...found };
};

const contentsOf = async (url: string): Promise<ReadonlyArray<Content>> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const contents: Content[] = [];
    for (const name of [...STATE_TABLES, ...LOG_TABLES]) contents.push(await contentOf(client, name));
    return contents;
  } finally {
    await client.end();
  }
};

export const countTables = async (url: string): Promise<ReadonlyArray<TableCount>> =>
  (await contentsOf(url)).map(({ table, rows }) => ({ table, rows }));

/** The tables in which two databases differ, leaving out numbers that the database gives. */
export const differingTables = async (one: string, other: string): Promise<ReadonlyArray<TableName>> => {
  const [a, b] = [await contentsOf(one), await contentsOf(other)];
  return a.filter(({ hash }, n) => hash !== b[n]?.hash).map(({ table }) => table);
};
