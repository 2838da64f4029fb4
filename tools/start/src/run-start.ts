import { ANSWERS, type CliError, type Io, NOWHERE, sentenceOf, unexpected } from '@bloomz/cli';
import type { Environment } from '@bloomz/configuration';
import { E } from '@bloomz/kernel';
import { start } from './start.ts';
import { HELP, STAYING, STOPPED } from './words.ts';

const WRONG_USAGE = 2;
/** Something waits for a decision: the person needs everything up to make it. */
const HELD = 4;

const complain = async (error: CliError, io: Io): Promise<number> => {
  await io.err(`${sentenceOf(error, NOWHERE)}\n`);
  return ANSWERS[error._tag].exitCode;
};

/** Keeps the process alive until the signal; nothing else here need do so. */
const untilStopped = (signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const alive = setInterval(() => undefined, 60_000);
    const wake = (): void => {
      clearInterval(alive);
      resolve();
    };
    if (signal?.aborted) return wake();
    signal?.addEventListener('abort', wake, { once: true });
  });

const run = async (once: boolean, env: Environment, io: Io): Promise<number> => {
  const started = await start(env, io, once);
  if (E.isLeft(started)) return complain(started.left, io);
  const { exitCode, next, stop } = started.right;
  try {
    if (io.signal?.aborted) return 0;
    if (exitCode !== 0 && exitCode !== HELD) return exitCode;
    await io.out(once ? next.leaving : `${next.staying}${STAYING}`);
    if (once) return exitCode;
    await untilStopped(io.signal);
    return 0;
  } finally {
    await stop();
    if (!once) await io.out(STOPPED);
  }
};

/** `npm start`: gives the exit code. Being stopped by Ctrl-C is its ordinary end. */
export const runStart = async (argv: ReadonlyArray<string>, env: Environment, io: Io): Promise<number> => {
  const other = argv.find((word) => word !== '--once' && word !== '--help');
  if (other !== undefined) {
    await io.err(`npm start does not know "${other}": it takes --once or --help.\n`);
    return WRONG_USAGE;
  }
  if (argv.includes('--help')) {
    await io.out(HELP);
    return 0;
  }
  try {
    return await run(argv.includes('--once'), env, io);
  } catch (thrown) {
    return complain(unexpected(thrown), io);
  }
};
