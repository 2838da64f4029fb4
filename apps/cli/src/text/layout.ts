import { plain } from './plain.ts';

const SHOWN = 5;

export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;

/** The first few lines, then how many are left out. */
export const firstFew = (lines: ReadonlyArray<string>, shown = SHOWN): ReadonlyArray<string> =>
  lines.length <= shown + 1
    ? lines
    : [...lines.slice(0, shown), `and ${counted(lines.length - shown, 'more', 'more')}`];

export const indented = (lines: ReadonlyArray<string>): ReadonlyArray<string> => lines.map((line) => `  ${line}`);

type Cell = string | number;

/** Texts to the left, numbers to the right, columns as wide as their widest cell. */
export const table = (rows: ReadonlyArray<ReadonlyArray<Cell>>): ReadonlyArray<string> => {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en-US') : cell)));
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
};

type Block = ReadonlyArray<string>;

/** Blocks with a free line between them; empty ones vanish. */
export const page = (...blocks: ReadonlyArray<Block>): string =>
  `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.map(plain).join('\n'))
    .join('\n\n')}\n`;

/** A heading over a list; nothing when the list is empty. */
export const listed = (heading: string, lines: ReadonlyArray<string>): Block =>
  lines.length === 0 ? [] : [heading, ...indented(firstFew(lines))];
