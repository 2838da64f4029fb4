import type { Change } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import { type Cell, copyRows } from '../database/copy-rows.ts';

/** A temporary table of changed records; it carries, beside the record, what kind of change it is and of which fields. */
export type Stage<T> = {
  readonly table: string;
  /** Column name to type. */
  readonly columns: Readonly<Record<string, 'uuid' | 'text' | 'boolean'>>;
  readonly toCells: (record: T, change: Change<T>) => ReadonlyArray<Cell>;
};

/** Sends the changes to their temporary table, which vanishes with the transaction. */
export const fillStage = async <T extends object>(
  client: PoolClient,
  { table, columns, toCells }: Stage<T>,
  changes: ReadonlyArray<Change<T>>,
): Promise<void> => {
  const definition = Object.entries({ ...columns, change: 'text', fields: 'text[]' });
  await client.query(
    `create temp table ${table} (${definition.map((column) => column.join(' ')).join(', ')}) on commit drop`,
  );
  await copyRows(
    client,
    table,
    definition.map(([name]) => name),
    toRows(changes, toCells),
  );
};

function* toRows<T extends object>(
  changes: ReadonlyArray<Change<T>>,
  toCells: Stage<T>['toCells'],
): Generator<ReadonlyArray<Cell>> {
  for (const change of changes) yield [...toCells(change.after, change), change.kind, changedFields(change)];
}

/** Names of the fields that differ, as an array literal. A record that is new has none. */
const changedFields = <T extends object>({ before, after }: Change<T>): string => {
  if (before === null) return '{}';
  const names = Object.keys(after) as Array<keyof T & string>;
  return `{${names.filter((name) => before[name] !== after[name]).join(',')}}`;
};
