import { E } from '@bloomz/kernel';
import type { IdempotencyKeyReused, NewRun, Once, Run, RunId, RunUnderway } from '@bloomz/onboarding-core';
import type { Writing } from '../database/writer.ts';
import { districtUuid, schoolUuid } from '../ids.ts';
import type { SendJob } from '../queue/send-job.ts';
import { addRun } from '../write-run.ts';

export type Enqueued = E.Either<RunUnderway | IdempotencyKeyReused, RunId>;

/** Another run of the school was first by a moment. Thrown to roll back; asked again, it is there to see. */
const OVERTAKEN = Object.assign(new Error('overtaken'), { code: 'Overtaken' });
export const isOvertaken = (cause: unknown): boolean => cause === OVERTAKEN;

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
} as const satisfies Partial<Run>;

const findRequest = async ({ client }: Writing, { caller, key, request }: Once): Promise<Enqueued | undefined> => {
  const { rows } = await client.query<{ request: string; runId: RunId }>(
    'select request, run_id as "runId" from idempotency_keys where caller = $1 and key = $2',
    [caller, key],
  );
  const [found] = rows;
  if (found === undefined) return undefined;
  return found.request === request ? E.right(found.runId) : E.left({ _tag: 'IdempotencyKeyReused' });
};

const findUnderWay = async ({ client }: Writing, { school }: NewRun): Promise<Enqueued | undefined> => {
  const { rows } = await client.query<{ id: RunId }>(
    `select id from runs where school_id = $1 and state in ('queued', 'reading', 'planning', 'applying')`,
    [schoolUuid(school)],
  );
  return rows[0] && E.left({ _tag: 'RunUnderway', schoolId: school.schoolId, runId: rows[0].id });
};

const KEEP_REQUEST = `
  insert into idempotency_keys (caller, key, district_id, request, run_id, at) values ($1, $2, $3, $4, $5, $6)
  on conflict (caller, key) do nothing`;

/** What the key was used for by somebody who was first. If that is out of sight, it was for another district. */
const keepRequest = async (writing: Writing, run: NewRun, once: Once): Promise<Enqueued | undefined> => {
  const { caller, key, request } = once;
  const values = [caller, key, districtUuid(run.school.districtId), request, run.id, run.startedAt];
  if ((await writing.client.query(KEEP_REQUEST, values)).rowCount === 1) return undefined;
  return (await findRequest(writing, once)) ?? E.left({ _tag: 'IdempotencyKeyReused' });
};

const UNIQUE_VIOLATION = '23505';

/** Another run of the school that commits first makes the index refuse this one. */
const addQueued = async (writing: Writing, run: NewRun): Promise<void> => {
  try {
    await addRun(writing, { ...run, ...UNPLANNED }, run.startedAt);
  } catch (cause) {
    throw cause instanceof Error && 'code' in cause && cause.code === UNIQUE_VIOLATION ? OVERTAKEN : cause;
  }
};

/**
 * The run, its first event, the request that it serves and its job, all in the caller's transaction. The request is
 * looked for last: it commits with its run, so that a run of the same request is never taken for another one.
 */
export const enqueueRun = async (
  writing: Writing,
  run: NewRun,
  once: Once | null,
  sendJob: SendJob,
): Promise<Enqueued> => {
  const underWay = await findUnderWay(writing, run);
  const known = (once && (await findRequest(writing, once))) ?? underWay;
  if (known !== undefined) return known;
  const kept = once && (await keepRequest(writing, run, once));
  if (kept) return kept;
  await addQueued(writing, run);
  await sendJob(writing.client, run.id);
  return E.right(run.id);
};
