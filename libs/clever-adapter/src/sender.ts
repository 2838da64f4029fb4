import { E } from '@bloomz/kernel';
import { bulkhead, type BulkheadPolicy } from 'cockatiel';
import type { Call } from './call.ts';
import type { Settings } from './clever-config.ts';
import { exchange, type Question } from './exchange.ts';
import type { Fault } from './faults.ts';
import { makeRequestBudget, type RequestBudget } from './request-budget.ts';
import { withRetries } from './retrying.ts';

/** Reads an answer. The left side says what is wrong with it, without quoting it. */
export type Decode<A> = (body: unknown) => E.Either<string, A>;
export type Sender = <A>(call: Call, question: Question, decode: Decode<A>) => Promise<E.Either<Fault, A>>;

/** What one secret may send: so many at once, and so many a minute. */
type Lane = { readonly slots: BulkheadPolicy; readonly budget: RequestBudget };

const makeLane = (settings: Settings): Lane => ({
  slots: bulkhead(settings.concurrency, Number.POSITIVE_INFINITY),
  budget: makeRequestBudget(settings),
});

const decoded = <A>(outcome: E.Either<Fault, unknown>, decode: Decode<A>, what: string): E.Either<Fault, A> => {
  if (E.isLeft(outcome)) return outcome;
  const answer = decode(outcome.right);
  if (E.isRight(answer)) return answer;
  return E.left({ reason: 'ForeignAnswer', repeat: 'later', status: 200, detail: `${what}: ${answer.left}` });
};

/** Sends within the budget of the secret a request carries, and repeats what may heal. */
export const makeSender = (settings: Settings): Sender => {
  const lanes = new Map<string, Lane>();
  const laneOf = (authorization: string): Lane => {
    const lane = lanes.get(authorization) ?? makeLane(settings);
    lanes.set(authorization, lane);
    return lane;
  };

  const sendOnce = async (call: Call, question: Question): Promise<E.Either<Fault, unknown>> => {
    const { budget } = laneOf(question.authorization);
    await budget.take(call.pause, call.signal);
    if (call.signal.aborted)
      return E.left({ reason: 'TimedOut', repeat: 'never', detail: `${question.what}: given up` });
    call.cost.requests += 1;
    const { outcome, rate, closedForMs } = await exchange(settings, question, call.signal);
    settings.onAnswer(E.isRight(outcome) ? 200 : outcome.left.status);
    if (rate !== undefined) budget.observe(rate);
    if (closedForMs !== undefined) budget.closeFor(closedForMs);
    if (E.isRight(outcome)) call.progressed();
    return outcome;
  };

  return (call, question, decode) =>
    withRetries(settings, call, () =>
      laneOf(question.authorization).slots.execute(async () =>
        decoded(await sendOnce(call, question), decode, question.what),
      ),
    );
};
