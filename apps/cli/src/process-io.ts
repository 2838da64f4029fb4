import type { Io } from './io.ts';
import { readFirstLine } from './read-first-line.ts';

const writeTo =
  (stream: NodeJS.WriteStream) =>
  (text: string): Promise<void> =>
    new Promise((resolve) => stream.write(text, () => resolve()));

/** Stdout and stderr of this process. A reader that has gone away, as `| head` does, is no failure. */
export const makeProcessIo = (signal: AbortSignal): Io => {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return {
    out: writeTo(process.stdout),
    err: writeTo(process.stderr),
    terminal: process.stderr.isTTY ? process.stderr : null,
    firstLine: () => readFirstLine(process.stdin, process.stderr, signal),
    signal,
  };
};
