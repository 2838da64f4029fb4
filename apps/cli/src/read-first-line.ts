import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

const DEAF = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/**
 * One line, without its end; `undefined` when the input ends before there is one. A person at a terminal is asked, and
 * what they type is not shown.
 */
export const readFirstLine = (
  input: NodeJS.ReadStream | NodeJS.ReadableStream,
  prompts: NodeJS.WritableStream,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const isTerminal = 'isTTY' in input && input.isTTY;
  const reader = createInterface({ input, output: DEAF(), terminal: isTerminal, signal });
  if (isTerminal) prompts.write('Password: ');
  return new Promise((resolve) => {
    reader.once('line', (line) => {
      resolve(line);
      reader.close();
    });
    reader.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    reader.once('close', () => {
      if (isTerminal) prompts.write('\n');
      resolve(undefined);
    });
  });
};
