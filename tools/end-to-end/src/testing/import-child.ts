// A process that imports when it is told to, so that a test can kill it at a moment of the import and not of the start.
import { runCli } from '@bloomz/cli';

const { SCHOOL: school = '', ...environment } = process.env;

const importSchool = (): Promise<number> =>
  runCli(['import', '--school', school, '--json'], environment, {
    out: () => Promise.resolve(),
    err: (text) => Promise.resolve(void process.stderr.write(text)),
    terminal: null,
  });

// The first command loads everything an import needs.
await runCli(['plan', '--school', school, '--json'], environment, {
  out: () => Promise.resolve(),
  err: () => Promise.resolve(),
  terminal: null,
});
process.on('message', () => void importSchool().then((code) => process.exit(code)));
process.send?.('ready');
