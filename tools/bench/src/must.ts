import { E, type TE } from '@bloomz/kernel';

/** The value of what cannot fail here. A benchmark that fails has nothing to tell. */
export const must = <T>(either: E.Either<unknown, T>): T => {
  if (E.isLeft(either)) throw new Error(`unexpected: ${JSON.stringify(either.left)}`);
  return either.right;
};

export const mustRun = async <T>(task: TE.TaskEither<unknown, T>): Promise<T> => must(await task());
