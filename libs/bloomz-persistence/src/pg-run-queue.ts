import type { TE } from '@bloomz/kernel';
import type { RunQueue } from '@bloomz/onboarding-core';
import type { Database } from './database/database.ts';

/**
 * Runs in PostgreSQL, their jobs in pg-boss on the same one: a job is written in the transaction of its run. What that
 * takes is loaded with the first run.
 */
export const makePgRunQueue = (database: Database): RunQueue => {
  let loaded: Promise<RunQueue> | undefined;
  const load = (): Promise<RunQueue> =>
    (loaded ??= import('./run-queue/make-queue.ts').then(({ makeQueue }) => makeQueue(database)));
  const on =
    <E, A>(ask: (queue: RunQueue) => TE.TaskEither<E, A>): TE.TaskEither<E, A> =>
    async () =>
      ask(await load())();
  return {
    enqueue: (run, once) => on((queue) => queue.enqueue(run, once)),
    enqueueApproval: (runId, approved, at) => on((queue) => queue.enqueueApproval(runId, approved, at)),
    take: (runId, at) => on((queue) => queue.take(runId, at)),
    advance: (ticket, progress, at) => on((queue) => queue.advance(ticket, progress, at)),
    release: (ticket, at) => on((queue) => queue.release(ticket, at)),
    fail: (ticket, as, failure, at) => on((queue) => queue.fail(ticket, as, failure, at)),
    cancel: (runId, actor, at) => on((queue) => queue.cancel(runId, actor, at)),
  };
};
