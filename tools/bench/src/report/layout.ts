export type Lines = ReadonlyArray<ReadonlyArray<string>>;

/** Columns as wide as their widest cell; the first to the left, numbers to the right. */
export const layOut = (title: string, [head = [], ...body]: Lines): string => {
  const widths = head.map((_, n) => Math.max(...[head, ...body].map((line) => (line[n] ?? '').length)));
  const toText = (line: ReadonlyArray<string>): string =>
    widths.map((width, n) => (n === 0 ? (line[n] ?? '').padEnd(width) : (line[n] ?? '').padStart(width))).join('  ');
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [title, '', ...[toText(head), rule, ...body.map(toText)].map((line) => `  ${line}`.trimEnd()), ''].join('\n');
};

const MB = 1024 * 1024;
export const seconds = (ms: number): string => (ms / 1000).toFixed(2);
export const megabytes = (bytes: number): string => (bytes / MB).toFixed(bytes < 10 * MB ? 2 : 0);
export const whole = (count: number): string => Math.round(count).toLocaleString('en-US');
