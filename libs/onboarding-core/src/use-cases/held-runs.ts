import { pipe, TE, token } from '@bloomz/kernel';
import type { Actor, Run, RunId } from '../entities/run.ts';
import type { RunNotHeld, RunUnknown, StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { RunLog } from '../ports/run-log.ts';
import type { FindRun } from './find-run.ts';

export type Undecidable = RunUnknown | RunNotHeld | StoreUnavailable;

/** The runs that wait for somebody's decision. */
export interface HeldRuns {
  readonly find: (runId: RunId) => TE.TaskEither<Undecidable, Run>;
  /** Fails with `RunNotHeld` when somebody else decided first. */
  readonly end: (run: Run, as: 'closed' | 'outdated', actor: Actor) => TE.TaskEither<Undecidable, Run>;
}
export const HeldRuns = token<HeldRuns>('HeldRuns');

export const makeHeldRuns = (findRun: FindRun, runs: RunLog, now: Clock): HeldRuns => {
  const find: HeldRuns['find'] = (runId) =>
    pipe(
      findRun(runId),
      TE.filterOrElseW(
        ({ state }) => state === 'held',
        ({ state }): Undecidable => ({ _tag: 'RunNotHeld', runId, state }),
      ),
    );
  /** It is held no more, or its approval waits to be carried out. */
  const decidedBefore = (runId: RunId): TE.TaskEither<Undecidable, never> =>
    pipe(
      findRun(runId),
      TE.flatMap(({ state }) => TE.left<Undecidable, never>({ _tag: 'RunNotHeld', runId, state })),
    );
  return {
    find,
    end: (run, as, actor) => {
      const finishedAt = now();
      return pipe(
        runs.settle(run.id, as, actor, finishedAt),
        TE.flatMap((settled) => (settled ? TE.right({ ...run, state: as, finishedAt }) : decidedBefore(run.id))),
      );
    },
  };
};
