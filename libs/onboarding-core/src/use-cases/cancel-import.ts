import { pipe, TE, token } from '@bloomz/kernel';
import type { Actor, Run, RunId } from '../entities/run.ts';
import type { RunNotCancellable, RunUnknown, StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { RunQueue } from '../ports/run-queue.ts';
import type { FindRun } from './find-run.ts';

export type CancelFailed = RunUnknown | RunNotCancellable | StoreUnavailable;

/** Ends a run of which nothing is applied yet; its worker learns of it and stops. */
export type CancelImport = (runId: RunId, actor: Actor) => TE.TaskEither<CancelFailed, Run>;
export const CancelImport = token<CancelImport>('CancelImport');

export const makeCancelImport =
  (findRun: FindRun, queue: RunQueue, now: Clock): CancelImport =>
  (runId, actor) =>
    pipe(
      TE.Do,
      TE.bindW('known', () => findRun(runId)),
      TE.bindW('cancelled', () => queue.cancel(runId, actor, now())),
      TE.bindW('run', () => findRun(runId)),
      TE.filterOrElseW(
        ({ cancelled }) => cancelled,
        ({ run: { state } }): RunNotCancellable => ({ _tag: 'RunNotCancellable', runId, state }),
      ),
      TE.map(({ run }) => run),
    );
