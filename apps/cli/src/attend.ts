import { setTimeout as delay } from 'node:timers/promises';
import { aborted } from '@bloomz/configuration';
import { E } from '@bloomz/kernel';
import type { Answer } from './commands/command.ts';
import type { CliError } from './problems/cli-error.ts';
import { EXIT } from './problems/exit-code.ts';

/** How far interrupted work had come when everything was closed. */
export type Interrupted = { readonly interrupted: 'unfinished' | 'finished' | 'unknown' };

type Ended = E.Either<CliError, Answer>;

/** How long a command may take to leave in order. */
const LEAVING_MS = 5_000;
/** How long work takes to say how it ended, once it has nothing left to wait for. */
const SETTLING_MS = 250;

const within = <A>(ms: number, promise: Promise<A>, otherwise: A): Promise<A> =>
  Promise.race([promise, delay(ms, otherwise, { ref: false })]);

const succeeded = (ended: Ended): boolean =>
  E.isRight(ended) && (ended.right.exitCode === EXIT.done || ended.right.exitCode === EXIT.held);

/** Closing waits for a transaction that is under way, so it can still succeed. After that nothing can. */
const fateOf = async (working: Promise<Ended>, closed: boolean): Promise<Interrupted> => {
  const fate = working.then(
    (ended) => (succeeded(ended) ? 'finished' : 'unfinished'),
    () => 'unfinished' as const,
  );
  return {
    interrupted: await within<Interrupted['interrupted']>(SETTLING_MS, fate, closed ? 'unfinished' : 'unknown'),
  };
};

/** Waits for the work or the signal, and closes whatever comes. */
export const attend = async (
  work: () => Promise<Ended>,
  close: () => Promise<void>,
  signal: AbortSignal | undefined,
  leavingMs = LEAVING_MS,
): Promise<Ended | Interrupted> => {
  const working = work();
  const atWork = working.then(
    () => false,
    () => false,
  );
  const isInterrupted = await Promise.race([atWork, aborted(signal)]);
  const closing = close().then(() => true);
  const closed = await within(leavingMs, closing, false);
  return isInterrupted ? fateOf(working, closed) : working;
};
