import type { getImport } from '@bloomz/api-contract';
import { pipe, TE } from '@bloomz/kernel';
import { type Run, type RunEvent, type RunId, UNDER_WAY } from '@bloomz/onboarding-core';
import type { Services } from '../compose.ts';
import type { BodyOf } from '../json/body-of.ts';
import { type Expectation, toProgressJson, toRunJson } from '../json/run-json.ts';
import type { ApiError } from '../problems/api-error.ts';

type RunJson = BodyOf<typeof getImport>;

/** How a run is shown: with where it stands, and how long it will still take. */
export type RunView = {
  readonly of: (run: Run) => TE.TaskEither<ApiError, RunJson>;
  /** The run as it is now. */
  readonly current: (runId: RunId) => TE.TaskEither<ApiError, RunJson>;
  readonly expectationOf: (run: Run) => TE.TaskEither<ApiError, Expectation>;
};

/** How far back to look for a run that tells how long they take here. */
const LOOK_BACK = 10;

const durationOf = ({ details }: Run): number | null => (details === null ? null : details.ms.read + details.ms.plan);

export const makeRunView = ({ runs, runEvents }: Pick<Services, 'runs' | 'runEvents'>): RunView => {
  const eventsOf = (run: Run): TE.TaskEither<ApiError, ReadonlyArray<RunEvent>> =>
    UNDER_WAY.includes(run.state) || run.state === 'held'
      ? runEvents.after([{ runId: run.id, after: 0 }])
      : TE.right([]);

  const expectationOf: RunView['expectationOf'] = (run) =>
    pipe(
      TE.Do,
      TE.bind('recent', (): TE.TaskEither<ApiError, ReadonlyArray<Run>> => runs.recent(run.school, LOOK_BACK)),
      TE.bind('events', () => eventsOf(run)),
      TE.map(({ recent, events }) => {
        const begun = events.findLast(({ state, progress }) => state === 'reading' && progress === null);
        const last = recent.find(({ id, details }) => id !== run.id && details !== null);
        return { startedAt: begun?.at ?? run.startedAt, expectedMs: last === undefined ? null : durationOf(last) };
      }),
    );

  const of: RunView['of'] = (run) =>
    pipe(
      TE.Do,
      TE.bind('events', () => eventsOf(run)),
      TE.bind('expectation', () => expectationOf(run)),
      TE.map(({ events, expectation }) => {
        const last = events.findLast(({ progress }) => progress !== null);
        const isAtWork = last !== undefined && events.at(-1) === last;
        return toRunJson(
          run,
          isAtWork && last.progress !== null ? toProgressJson(last.progress, last.at, expectation) : null,
        );
      }),
    );

  return {
    of,
    expectationOf,
    current: (runId) =>
      pipe(runs.find(runId), TE.flatMap(TE.fromOption((): ApiError => ({ _tag: 'NotFound' }))), TE.flatMap(of)),
  };
};
