import type pg from 'pg';

/** Tables that hold the state of a school, and those that only grow. */
export const STATE_TABLES = ['classes', 'people', 'members', 'memberships', 'invitations'] as const;
export const LOG_TABLES = ['outbox', 'audit_entries', 'runs'] as const;
export type TableName = (typeof STATE_TABLES)[number] | (typeof LOG_TABLES)[number];

export type Column = {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly inKey: boolean;
};

/** A table as it really is; columns that number themselves are left out. */
export type Table = { readonly name: TableName; readonly columns: ReadonlyArray<Column> };

const COLUMNS = `
  select attname as name, format_type(atttypid, null) as type, not attnotnull as nullable,
    coalesce(attnum = any(indkey), false) as "inKey"
  from pg_attribute left join pg_index on indrelid = attrelid and indisprimary
  where attrelid = $1::text::regclass and attnum > 0 and not attisdropped
    and pg_get_serial_sequence($1::text, attname) is null
  order by attnum`;

export const describeTable = async (client: pg.Client, name: TableName): Promise<Table> => {
  const { rows } = await client.query<Column>(COLUMNS, [name]);
  return { name, columns: rows };
};
