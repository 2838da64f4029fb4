import { makeProcessIo } from './process-io.ts';
import { runCli } from './run-cli.ts';
import { listenForSignals } from './signals.ts';

const { signal } = listenForSignals();
process.exit(await runCli(process.argv.slice(2), process.env, makeProcessIo(signal)));
