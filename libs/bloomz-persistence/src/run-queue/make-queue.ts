import { O, pipe, TE } from '@bloomz/kernel';
import type { NewRun, Once, RunQueue, StoreUnavailable } from '@bloomz/onboarding-core';
import { attempt } from '../database/attempt.ts';
import type { Database } from '../database/database.ts';
import type { Writing } from '../database/writer.ts';
import { makeSendJob } from '../queue/send-job.ts';
import { settleRun } from '../write-run.ts';
import { type Enqueued, enqueueRun, isOvertaken } from './enqueue-run.ts';
import { advanceRun, approveRun, failRun, releaseRun, takeRun } from './work-on-run.ts';

/** Who is overtaken asks again, and then finds who was first. More often than this is a fault. */
const PATIENCE = 5;

/** The queue itself. Loading this module loads the ORM and pg-boss. */
export const makeQueue = (database: Database): RunQueue => {
  const sendJob = makeSendJob(database);
  const change = <T>(work: (writing: Writing) => Promise<T>): TE.TaskEither<StoreUnavailable, T> =>
    attempt(() => database.write(work));
  const enqueue = async (run: NewRun, once: Once | null, patience: number): Promise<Enqueued> => {
    try {
      return await database.write((writing) => enqueueRun(writing, run, once, sendJob));
    } catch (cause) {
      if (patience === 0 || !isOvertaken(cause)) throw cause;
      return enqueue(run, once, patience - 1);
    }
  };
  return {
    enqueue: (run, once) =>
      pipe(
        attempt(() => enqueue(run, once, PATIENCE)),
        TE.flatMapEither((enqueued) => enqueued),
      ),
    enqueueApproval: (runId, approved, at) =>
      change((writing) => approveRun(writing, { runId, approved, at }, sendJob)),
    take: (runId, at) => change((writing) => takeRun(writing, runId, at).then(O.fromNullable)),
    advance: (ticket, progress, at) => change((writing) => advanceRun(writing, ticket, progress, at)),
    release: (ticket, at) => change((writing) => releaseRun(writing, ticket, at, sendJob)),
    fail: (ticket, as, failure, at) => change((writing) => failRun(writing, ticket, { as, failure, at })),
    cancel: (runId, actor, at) =>
      change((writing) =>
        settleRun(writing, { runId, from: ['queued', 'reading', 'planning'], to: 'cancelled', actor, at }),
      ),
  };
};
