import { listenForSignals } from '@bloomz/configuration';
import { makeProcessIo } from './process-io.ts';
import { runCli } from './run-cli.ts';

/** The command line of this process; gives its exit code. */
export const runProcess = (): Promise<number> => {
  const { signal } = listenForSignals();
  return runCli(process.argv.slice(2), process.env, makeProcessIo(signal));
};
