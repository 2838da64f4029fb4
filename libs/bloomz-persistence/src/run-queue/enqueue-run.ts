import { E } from '@bloomz/kernel';
import type { IdempotencyKeyReused, NewRun, Once, Run, RunId, RunUnderway } from '@bloomz/onboarding-core';
import type { Writing } from '../database/writer.ts';
import { districtUuid, schoolUuid } from '../ids.ts';
import type { SendJob } from '../queue/send-job.ts';
import { addRun } from '../write-run.ts';

type Enqueued = E.Either<RunUnderway | IdempotencyKeyReused, RunId>;

/** Somebody did the same at the same moment. Thrown to roll back; asked again, everything is there to see. */
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

/** A key that is taken out of sight was used for another district, so for another request. */
const KEEP_REQUEST = `
  insert into idempotency_keys (caller, key, district_id, request, run_id, at) values ($1, $2, $3, $4, $5, $6)
  on conflict (caller, key) do nothing`;

const keepRequest = async (writing: Writing, run: NewRun, { caller, key, request }: Once): Promise<void> => {
  const values = [caller, key, districtUuid(run.school.districtId), request, run.id, run.startedAt];
  if ((await writing.client.query(KEEP_REQUEST, values)).rowCount === 0) throw OVERTAKEN;
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

/** The run, its first event, the request that it serves and its job, all in the caller's transaction. */
export const enqueueRun = async (
  writing: Writing,
  run: NewRun,
  once: Once | null,
  sendJob: SendJob,
): Promise<Enqueued> => {
  const known = (once && (await findRequest(writing, once))) ?? (await findUnderWay(writing, run));
  if (known !== undefined) return known;
  if (once !== null) await keepRequest(writing, run, once);
  await addQueued(writing, run);
  await sendJob(writing.client, run.id);
  return E.right(run.id);
};
