import { type E, O, pipe, T, TE, token } from '@bloomz/kernel';
import type { RunId, Ticket } from '../entities/run.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { RunQueue, TakenRun } from '../ports/run-queue.ts';
import type { CarryOutFailed, CarryOutRun } from './carry-out-run.ts';
import type { ImportReport } from './import-report.ts';

/**
 * `done`: the run has ended, or is held. `moot`: there was nothing to do, or it is no longer ours to do. `again`: the
 * database is out of reach, so the same job is to be tried again.
 */
export type Performed = 'done' | 'moot' | 'again';

/**
 * What a worker does with a job. Never throws: every failure ends in the run's record, under its tag. A school that is
 * busy with a run from the command line is no failure, nor is a roster that somebody edited since it was loaded: the run
 * goes back to the queue, which queues a new job for it, so the job at hand is moot however often that happens.
 */
export type PerformRun = (runId: RunId, watch?: RunWatch) => T.Task<Performed>;
export const PerformRun = token<PerformRun>('PerformRun');

/**
 * What a worker may want to know: the ticket, with which one that must stop gives the run back, and how long the phases
 * took of a run that was carried out.
 */
export type RunWatch = {
  readonly onTaken?: (ticket: Ticket) => void;
  readonly onMeasured?: (ms: ImportReport['ms']) => void;
};

/** Our own mistake: something threw. */
type Unexpected = { readonly _tag: 'Unexpected' };
type Failure = CarryOutFailed | Unexpected;

export const makePerformRun = (queue: RunQueue, carryOut: CarryOutRun, now: Clock): PerformRun => {
  const attempt = (taken: TakenRun): TE.TaskEither<Failure, ImportReport> =>
    pipe(
      TE.tryCatch(
        () => carryOut(taken)(),
        (): Failure => ({ _tag: 'Unexpected' }),
      ),
      TE.flatMapEither((outcome): E.Either<Failure, ImportReport> => outcome),
    );
  const conclude = ({ ticket, approval }: TakenRun, { _tag }: Failure): TE.TaskEither<StoreUnavailable, Performed> => {
    if (_tag === 'RunLost') return TE.right('moot');
    if (_tag === 'StoreUnavailable') return TE.right('again');
    if (_tag === 'ImportUnderway' || _tag === 'RosterMoved')
      return pipe(
        queue.release(ticket, now()),
        TE.map(() => 'moot'),
      );
    const unsuccessful = approval === null ? 'failed' : 'held';
    return pipe(
      queue.fail(ticket, _tag === 'PlanOutdated' ? 'outdated' : unsuccessful, _tag, now()),
      TE.map((ours) => (ours ? 'done' : 'moot')),
    );
  };
  const perform = (taken: TakenRun, { onMeasured }: RunWatch): TE.TaskEither<StoreUnavailable, Performed> =>
    pipe(
      attempt(taken),
      TE.tapIO(
        ({ ms }) =>
          () =>
            onMeasured?.(ms),
      ),
      TE.map((): Performed => 'done'),
      TE.orElse((failure) => conclude(taken, failure)),
    );
  return (runId, watch = {}) =>
    pipe(
      queue.take(runId, now()),
      TE.tapIO((taken) => () => {
        if (O.isSome(taken)) watch.onTaken?.(taken.value.ticket);
      }),
      TE.flatMap((taken) =>
        O.isSome(taken) ? perform(taken.value, watch) : TE.right<StoreUnavailable, Performed>('moot'),
      ),
      TE.getOrElse(() => T.of<Performed>('again')),
    );
};
