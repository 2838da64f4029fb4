import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** A row by column, whatever the spelling of the header: `School_id`, `School id` and `school ID` are one. */
export type Row = (column: string) => string;

const key = (column: string): string =>
  column
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '_');

/** The rows of one file; none when the file is absent. */
export const readRows = (folder: string, file: string): readonly Row[] => {
  const path = join(folder, file);
  if (!existsSync(path)) return [];
  const options = {
    bom: true,
    columns: (names: string[]) => names.map(key),
    relax_column_count: true,
    skip_empty_lines: true,
  };
  const records = parse<Record<string, string>>(readFileSync(path), options);
  return records.map((record) => (column) => (record[key(column)] ?? '').trim());
};
