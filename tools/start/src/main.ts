import { makeProcessIo } from '@bloomz/cli';
import { listenForSignals } from '@bloomz/configuration';
import { runStart } from './run-start.ts';

const { signal } = listenForSignals();
process.exit(await runStart(process.argv.slice(2), process.env, makeProcessIo(signal)));
