import { E, type TE } from '@bloomz/kernel';
import type { ApiError } from '../problems/api-error.ts';

/** Lets so many tasks run at once; more are refused, and may come again shortly. */
export const atOnce = (
  most: number,
): (<Err extends ApiError, A>(task: TE.TaskEither<Err, A>) => TE.TaskEither<ApiError, A>) => {
  let running = 0;
  return (task) => async () => {
    if (running >= most) return E.left({ _tag: 'TooBusy' });
    running += 1;
    try {
      return await task();
    } finally {
      running -= 1;
    }
  };
};
