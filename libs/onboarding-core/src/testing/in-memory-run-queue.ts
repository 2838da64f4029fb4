import { E, O, TE } from '@bloomz/kernel';
import { isUnderWay, type Run, type RunId, type Ticket } from '../entities/run.ts';
import type { IdempotencyKeyReused, RunUnderway } from '../errors.ts';
import type { NewRun, Once, RunQueue, TakenRun } from '../ports/run-queue.ts';
import { type InMemoryHands, type InMemoryState, writeRun } from './in-memory-state.ts';

export const makeInMemoryRunQueue = (state: InMemoryState): RunQueue => ({
  enqueue: (run, once) => TE.fromIOEither(() => enqueue(state, run, once)),
  enqueueApproval: (runId, approval) =>
    TE.fromIO(() => {
      const { attempt, approval: earlier } = handsOn(state, runId);
      if (state.runs.get(runId)?.state !== 'held' || earlier !== null) return false;
      state.hands.set(runId, { attempt, approval });
      state.jobs.push(runId);
      return true;
    }),
  take: (runId, at) => TE.fromIO(() => O.fromNullable(take(state, runId, at))),
  advance: (ticket, progress, at) =>
    ifInHands(state, ticket, (run) =>
      writeRun(state, isUnderWay(run) ? { ...run, state: progress.phase } : run, at, progress),
    ),
  release: (ticket, at) =>
    ifInHands(state, ticket, (run) => {
      const { attempt, approval } = handsOn(state, run.id);
      state.hands.set(run.id, { attempt: attempt + 1, approval });
      state.jobs.push(run.id);
      if (isUnderWay(run)) writeRun(state, { ...run, state: 'queued' }, at);
    }),
  fail: (ticket, as, failure, at) =>
    ifInHands(
      state,
      ticket,
      (run) => {
        state.hands.set(run.id, { ...handsOn(state, run.id), approval: null });
        writeRun(state, { ...run, state: as, failure, finishedAt: as === 'held' ? run.finishedAt : at }, at);
      },
      (run) => isUnderWay(run) === (as === 'failed'),
    ),
  cancel: (runId, _actor, at) =>
    TE.fromIO(() => {
      const run = state.runs.get(runId);
      if (run === undefined || !isUnderWay(run) || run.state === 'applying') return false;
      writeRun(state, { ...run, state: 'cancelled', finishedAt: at }, at);
      return true;
    }),
});

const NOBODY: InMemoryHands = { attempt: 0, approval: null };
const handsOn = ({ hands }: InMemoryState, runId: RunId): InMemoryHands => hands.get(runId) ?? NOBODY;

/** The run, if it is still this ticket's to work on. */
export const runInHands = (state: InMemoryState, { runId, attempt }: Ticket): Run | undefined => {
  const { attempt: latest, approval } = handsOn(state, runId);
  const run = state.runs.get(runId);
  const workable = run !== undefined && (isUnderWay(run) || (run.state === 'held' && approval !== null));
  return workable && latest === attempt ? run : undefined;
};

const ifInHands = (
  state: InMemoryState,
  ticket: Ticket,
  act: (run: Run) => void,
  may: (run: Run) => boolean = () => true,
): TE.TaskEither<never, boolean> =>
  TE.fromIO(() => {
    const run = runInHands(state, ticket);
    if (run === undefined || !may(run)) return false;
    act(run);
    return true;
  });

const enqueue = (
  state: InMemoryState,
  run: NewRun,
  once: Once | null,
): E.Either<RunUnderway | IdempotencyKeyReused, RunId> => {
  const key = once && JSON.stringify([once.caller, once.key]);
  const earlier = key === null ? undefined : state.requests.get(key);
  if (earlier !== undefined)
    return earlier.request === once?.request ? E.right(earlier.runId) : E.left({ _tag: 'IdempotencyKeyReused' });
  const { schoolId } = run.school;
  const other = [...state.runs.values()].find((known) => known.school.schoolId === schoolId && isUnderWay(known));
  if (other !== undefined) return E.left({ _tag: 'RunUnderway', schoolId, runId: other.id });
  writeRun(state, { ...run, ...UNPLANNED }, run.startedAt);
  state.jobs.push(run.id);
  if (key !== null && once !== null) state.requests.set(key, { request: once.request, runId: run.id });
  return E.right(run.id);
};

const UNPLANNED = {
  state: 'queued',
  planHash: null,
  snapshotDigest: null,
  digestAfter: null,
  counts: null,
  holds: [],
  details: null,
  failure: null,
  finishedAt: null,
} as const;

const take = (state: InMemoryState, runId: RunId, at: Date): TakenRun | undefined => {
  const { attempt: earlier, approval } = handsOn(state, runId);
  const ticket = { runId, attempt: earlier + 1 };
  const known = runInHands(state, { runId, attempt: earlier });
  if (known === undefined) return undefined;
  state.hands.set(runId, { attempt: ticket.attempt, approval });
  const run: Run = isUnderWay(known) ? { ...known, state: 'reading' } : known;
  writeRun(state, run, at);
  return { run, ticket, approval };
};
