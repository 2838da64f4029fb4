import { listenForSignals, makeProcessIo } from '@bloomz/cli';
import { runStart } from './run-start.ts';

const { signal } = listenForSignals();
process.exit(await runStart(process.argv.slice(2), process.env, makeProcessIo(signal)));
