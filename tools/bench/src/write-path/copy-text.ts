import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Cell, Row } from './rows.ts';

const CHUNK_CHARS = 65_536;

/** Rows by COPY, in its text format. */
export const copyText = async (client: pg.Client, sql: string, rows: ReadonlyArray<Row>): Promise<void> => {
  await pipeline(Readable.from(toChunks(rows), { objectMode: false }), client.query(copyFrom(sql)));
};

function* toChunks(rows: ReadonlyArray<Row>): Generator<string> {
  let chunk = '';
  for (const row of rows) {
    chunk += `${row.map(encode).join('\t')}\n`;
    if (chunk.length < CHUNK_CHARS) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

const SPECIAL = /[\\\t\n\r]/g;

const encode = (cell: Cell): string => {
  if (cell === null) return '\\N';
  if (typeof cell === 'string') return escape(cell);
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  if (typeof cell === 'number') return String(cell);
  if (cell instanceof Date) return cell.toISOString();
  return escape(`{${cell.join(',')}}`);
};

const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escape = (text: string): string => text.replace(SPECIAL, (special) => ESCAPED[special] ?? special);
