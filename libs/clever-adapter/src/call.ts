import { E, type TE } from '@bloomz/kernel';
import type { SourceFailure } from '@bloomz/onboarding-core';
import type { Settings } from './clever-config.ts';
import { unavailable } from './faults.ts';

/** One call of a port: its cost, its deadline, and the first failure, which ends everything else under way. */
export interface Call {
  readonly signal: AbortSignal;
  readonly cost: { requests: number; retries: number };
  /** Clever has answered: the no-progress clock starts anew. */
  readonly progressed: () => void;
  /** Waits on purpose: the no-progress clock stands still meanwhile. */
  readonly pause: (ms: number) => Promise<void>;
  /** Ends the call, and gives the failure it ended with: the first. */
  readonly fail: (failure: SourceFailure) => SourceFailure;
}

type OpenCall = Call & { readonly close: () => void };

const openCall = ({ noProgressMs, wholeCallMs, sleep }: Settings): OpenCall => {
  const controller = new AbortController();
  let first: SourceFailure | undefined;
  const fail = (failure: SourceFailure): SourceFailure => {
    first ??= failure;
    controller.abort();
    return first;
  };
  const whole = setTimeout(() => fail(unavailable('TimedOut', 'the whole read took too long')), wholeCallMs);
  let idle: NodeJS.Timeout | undefined;
  let [patience, since, pauses] = [noProgressMs, performance.now(), 0];
  const watch = (): void => {
    since = performance.now();
    if (first === undefined && pauses === 0)
      idle = setTimeout(() => fail(unavailable('TimedOut', 'no progress')), patience);
  };
  watch();
  return {
    signal: controller.signal,
    cost: { requests: 0, retries: 0 },
    progressed: () => {
      clearTimeout(idle);
      patience = noProgressMs;
      watch();
    },
    pause: async (ms) => {
      clearTimeout(idle);
      if (pauses === 0) patience -= performance.now() - since;
      pauses += 1;
      await sleep(ms, controller.signal);
      pauses -= 1;
      watch();
    },
    fail,
    close: () => {
      clearTimeout(whole);
      clearTimeout(idle);
    },
  };
};

/** For tasks side by side: one that fails ends the others, and all report that one failure. */
export const ending =
  <A>(call: Call, task: TE.TaskEither<SourceFailure, A>): TE.TaskEither<SourceFailure, A> =>
  async () => {
    const outcome = await task();
    return E.isLeft(outcome) ? E.left(call.fail(outcome.left)) : outcome;
  };

/** Runs one call to its end; a failed one leaves no request, timer or socket behind. */
export const runCall =
  <A>(settings: Settings, work: (call: Call) => TE.TaskEither<SourceFailure, A>): TE.TaskEither<SourceFailure, A> =>
  async () => {
    const call = openCall(settings);
    try {
      return await ending(call, work(call))();
    } finally {
      call.close();
    }
  };
