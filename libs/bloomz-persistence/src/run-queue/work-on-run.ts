import {
  type Approved,
  isUnderWay,
  type Progress,
  type RunId,
  type RunState,
  type TakenRun,
  type Ticket,
  UNDER_WAY,
} from '@bloomz/onboarding-core';
import type { Writing } from '../database/writer.ts';
import type { SendJob } from '../queue/send-job.ts';
import { findRun } from '../run-row.ts';
import { changeRun, type LockedRun, lockRun } from '../write-run.ts';

const WORKABLE: ReadonlyArray<RunState> = [...UNDER_WAY, 'held'];

/** A run that is given back is due after this long, so that who waits for a lock does not spin. */
const PAUSE_SECONDS = 2;

const lockWorkable = async (writing: Writing, runId: RunId): Promise<LockedRun | undefined> => {
  const run = await lockRun(writing, runId, WORKABLE);
  return run && (isUnderWay(run) || run.approval !== null) ? run : undefined;
};

/** The run, if it is still this ticket's. */
const lockInHands = async (writing: Writing, { runId, attempt }: Ticket): Promise<LockedRun | undefined> => {
  const run = await lockWorkable(writing, runId);
  return run?.attempt === attempt ? run : undefined;
};

/** Held stays held while its approval is carried out. */
const stateIn = (run: LockedRun, state: RunState): RunState => (isUnderWay(run) ? state : run.state);

export const takeRun = async (writing: Writing, runId: RunId, at: Date): Promise<TakenRun | undefined> => {
  const known = await lockWorkable(writing, runId);
  if (known === undefined) return undefined;
  const attempt = known.attempt + 1;
  await changeRun(writing, known, { attempt, state: stateIn(known, 'reading') }, { at, progress: null });
  const run = await findRun(writing.client, runId);
  return run && { run, ticket: { runId, attempt }, approval: known.approval };
};

export const advanceRun = async (writing: Writing, ticket: Ticket, progress: Progress, at: Date): Promise<boolean> => {
  const run = await lockInHands(writing, ticket);
  if (run === undefined) return false;
  await changeRun(writing, run, { state: stateIn(run, progress.phase) }, { at, progress });
  return true;
};

export const releaseRun = async (writing: Writing, ticket: Ticket, at: Date, sendJob: SendJob): Promise<boolean> => {
  const run = await lockInHands(writing, ticket);
  if (run === undefined) return false;
  const change = { attempt: run.attempt + 1, state: stateIn(run, 'queued') };
  await changeRun(writing, run, change, { at, progress: null });
  await sendJob(writing.client, run.id, PAUSE_SECONDS);
  return true;
};

type Failure = { readonly as: 'failed' | 'held' | 'outdated'; readonly failure: string; readonly at: Date };

/** An import can only fail; what is held can only stay so or be outdated. */
export const failRun = async (writing: Writing, ticket: Ticket, { as, failure, at }: Failure): Promise<boolean> => {
  const run = await lockInHands(writing, ticket);
  if (run === undefined || isUnderWay(run) !== (as === 'failed')) return false;
  const change = { state: as, failure, approval: null, ...(as !== 'held' && { finishedAt: at }) };
  await changeRun(writing, run, change, { at, progress: null });
  return true;
};

type Approval = { readonly runId: RunId; readonly approved: Approved; readonly at: Date };

export const approveRun = async (
  writing: Writing,
  { runId, approved, at }: Approval,
  sendJob: SendJob,
): Promise<boolean> => {
  const run = await lockRun(writing, runId, ['held']);
  if (run === undefined || run.approval !== null) return false;
  await changeRun(writing, run, { approval: approved }, { at, progress: null });
  await sendJob(writing.client, runId);
  return true;
};
