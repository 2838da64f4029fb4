import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type Cell = string | boolean | null;
export type Row = ReadonlyArray<Cell>;

const CHUNK_CHARS = 65_536;

/** Streams rows into a table by COPY. Only one chunk is held in memory at a time. */
export const copyRows = async (
  client: PoolClient,
  table: string,
  columns: ReadonlyArray<string>,
  rows: Iterable<Row>,
): Promise<void> => {
  const sink = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(toChunks(rows), { objectMode: false }), sink);
};

/** COPY's text format in pieces of about 64 kB. */
function* toChunks(rows: Iterable<Row>): Generator<string> {
  let chunk = '';
  for (const row of rows) {
    chunk += `${row.map(encode).join('\t')}\n`;
    if (chunk.length < CHUNK_CHARS) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const encode = (cell: Cell): string => {
  if (cell === null) return '\\N';
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  return SPECIAL.test(cell) ? cell.replace(/[\\\t\n\r]/g, (special) => ESCAPED[special] ?? special) : cell;
};
