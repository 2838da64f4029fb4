import { E, type TE } from '@bloomz/kernel';

export const right = async <A>(task: TE.TaskEither<unknown, A>): Promise<A> => {
  const outcome = await task();
  if (E.isRight(outcome)) return outcome.right;
  throw new Error(`Expected an answer: ${JSON.stringify(outcome.left)}`);
};

export const left = async <Err>(task: TE.TaskEither<Err, unknown>): Promise<Err> => {
  const outcome = await task();
  if (E.isLeft(outcome)) return outcome.left;
  throw new Error('Expected a failure');
};
