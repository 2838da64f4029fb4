import { O, pipe, TE } from '@bloomz/kernel';
import type { RunQueue, StoreUnavailable } from '@bloomz/onboarding-core';
import { attempt } from './database/attempt.ts';
import type { Database } from './database/database.ts';
import type { Writing } from './database/writer.ts';

/** Of two who do the same at the same moment one is overtaken, and asks again. More often than this is a fault. */
const PATIENCE = 5;

/** The queue's own code, with the ORM and pg-boss, is loaded with the first run. */
const load = async (database: Database) => {
  const [enqueue, work, settle, { makeSendJob }] = await Promise.all([
    import('./run-queue/enqueue-run.ts'),
    import('./run-queue/work-on-run.ts'),
    import('./write-run.ts'),
    import('./queue/send-job.ts'),
  ]);
  return { ...enqueue, ...work, ...settle, sendJob: makeSendJob(database) };
};
type Parts = Awaited<ReturnType<typeof load>>;

/** Runs in PostgreSQL, their jobs in pg-boss on the same one: a job is written in the transaction of its run. */
export const makePgRunQueue = (database: Database): RunQueue => {
  let loaded: Promise<Parts> | undefined;
  const within = async <T>(work: (parts: Parts, writing: Writing) => Promise<T>): Promise<T> => {
    const parts = await (loaded ??= load(database));
    return database.write((writing) => work(parts, writing));
  };
  const change = <T>(work: (parts: Parts, writing: Writing) => Promise<T>): TE.TaskEither<StoreUnavailable, T> =>
    attempt(() => within(work));
  const enqueue = async (...[run, once]: Parameters<RunQueue['enqueue']>) => {
    for (let left = PATIENCE; ; left -= 1)
      try {
        return await within((parts, writing) => parts.enqueueRun(writing, run, once, parts.sendJob));
      } catch (cause) {
        const { isOvertaken } = await (loaded ??= load(database));
        if (left === 0 || !isOvertaken(cause)) throw cause;
      }
  };
  return {
    enqueue: (run, once) =>
      pipe(
        attempt(() => enqueue(run, once)),
        TE.flatMapEither((enqueued) => enqueued),
      ),
    enqueueApproval: (runId, approved) =>
      change((parts, writing) => parts.approveRun(writing, runId, approved, parts.sendJob)),
    take: (runId, at) => change((parts, writing) => parts.takeRun(writing, runId, at).then(O.fromNullable)),
    advance: (ticket, progress, at) => change((parts, writing) => parts.advanceRun(writing, ticket, progress, at)),
    release: (ticket, at) => change((parts, writing) => parts.releaseRun(writing, ticket, at, parts.sendJob)),
    fail: (ticket, as, failure, at) => change((parts, writing) => parts.failRun(writing, ticket, { as, failure, at })),
    cancel: (runId, actor, at) =>
      change((parts, writing) =>
        parts.settleRun(writing, { runId, from: ['queued', 'reading', 'planning'], to: 'cancelled', actor, at }),
      ),
  };
};
