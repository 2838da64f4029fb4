import { E, O, TE } from '@bloomz/kernel';
import { hasEffect, type Run } from '../entities/run.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { RunLog } from '../ports/run-log.ts';
import { type InMemoryState, latestRuns, writeRun } from './in-memory-state.ts';

export const makeInMemoryRunLog = (state: InMemoryState): RunLog => ({
  find: (runId) => TE.fromIO(() => O.fromNullable(state.runs.get(runId))),
  recent: (school, limit) => TE.fromIO(() => latestRuns(state, school).slice(0, limit)),
  lastEffective: (school, step) =>
    TE.fromIO(() =>
      O.fromNullable(
        latestRuns(state, school).find((run) => hasEffect(run) && (step === undefined || run.options.step === step)),
      ),
    ),
  record: (run) => TE.fromIOEither(() => record(state, run)),
  settle: (runId, ended, _actor, finishedAt) =>
    TE.fromIO(() => {
      const run = state.runs.get(runId);
      if (run?.state !== 'held' || state.hands.get(runId)?.approval) return false;
      writeRun(state, { ...run, state: ended, finishedAt }, finishedAt);
      return true;
    }),
});

const record = (state: InMemoryState, run: Run): E.Either<StoreUnavailable, void> => {
  if (state.runs.has(run.id)) return E.left({ _tag: 'StoreUnavailable', detail: 'RunExists' });
  writeRun(state, run, run.finishedAt ?? run.startedAt);
  return E.right(undefined);
};
