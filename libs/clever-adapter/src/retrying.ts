import { E } from '@bloomz/kernel';
import { ExponentialBackoff, halfJitterGenerator } from 'cockatiel';
import type { Call } from './call.ts';
import type { Settings } from './clever-config.ts';
import type { Fault } from './faults.ts';

export type RetryLimits = Pick<
  Settings,
  'attempts' | 'foreignAttempts' | 'firstDelayMs' | 'longestDelayMs' | 'unreachableMs' | 'now'
>;

/** Clever's faults heal; a wrong address and a foreign host rarely do, and somebody may be waiting at a terminal. */
export const mayRepeat = (fault: Fault, tried: number, elapsedMs: number, limits: RetryLimits): boolean => {
  if (fault.repeat === 'never') return false;
  if (fault.unconnected && elapsedMs > limits.unreachableMs) return false;
  return tried < (fault.reason === 'ForeignAnswer' ? limits.foreignAttempts : limits.attempts);
};

/** cockatiel gives the delays; we wait ourselves, since its own wait outlives an abort. A 429 waits in the budget. */
export const withRetries = async <A>(
  limits: RetryLimits,
  call: Call,
  attempt: () => Promise<E.Either<Fault, A>>,
): Promise<E.Either<Fault, A>> => {
  const startedAt = limits.now();
  let backoff = new ExponentialBackoff({
    initialDelay: limits.firstDelayMs,
    maxDelay: limits.longestDelayMs,
    generator: halfJitterGenerator,
  }).next();
  for (let tried = 1; ; tried += 1) {
    const outcome = await attempt();
    if (E.isRight(outcome) || call.signal.aborted) return outcome;
    if (!mayRepeat(outcome.left, tried, limits.now() - startedAt, limits)) return outcome;
    if (outcome.left.reason !== 'RateLimited') {
      await call.pause(backoff.duration);
      backoff = backoff.next(undefined);
    }
    if (call.signal.aborted) return outcome;
    call.cost.retries += 1;
  }
};
