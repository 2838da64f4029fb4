import type { Actor, Approved, Run, RunEvent, RunId, RunState } from '@bloomz/onboarding-core';
import type { EntityData, EntityManager, InferEntity } from '@mikro-orm/postgresql';
import { type ActorColumns, toActorColumns } from './actor-columns.ts';
import type { Writing } from './database/writer.ts';
import { districtUuid, schoolUuid } from './ids.ts';
import { AuditEntryRecord } from './records/audit-entry-record.ts';
import { RunEventRecord } from './records/run-event-record.ts';
import { RunRecord } from './records/run-record.ts';

/** A run's row, locked: whoever else would change it waits, and then finds it changed. */
export type LockedRun = {
  readonly id: RunId;
  readonly districtId: string;
  readonly schoolId: string;
  readonly state: RunState;
  readonly attempt: number;
  readonly lastEvent: number;
  readonly approval: Approved | null;
};

const COLUMNS = `
  id, district_id as "districtId", school_id as "schoolId", state, attempt, last_event as "lastEvent", approval`;

/** Only in one of these states; a run in another is not even waited for. */
export const lockRun = async (
  { client }: Writing,
  runId: RunId,
  states: ReadonlyArray<RunState>,
): Promise<LockedRun | undefined> => {
  const sql = `select ${COLUMNS} from runs where id = $1 and state = any ($2) for update`;
  return (await client.query<LockedRun>(sql, [runId, states])).rows[0];
};

/** The steps stand side by side: what one holds is as it was when the other has written. */
const lockHeld = async ({ client }: Writing, { id, school, options }: Run): Promise<ReadonlyArray<LockedRun>> => {
  const sql = `
    select ${COLUMNS} from runs
    where school_id = $1 and state = 'held' and id <> $2 and coalesce(options ->> 'step', 'roster') = $3
    order by id for update`;
  return (await client.query<LockedRun>(sql, [schoolUuid(school), id, options.step])).rows;
};

type Columns = EntityData<InferEntity<typeof RunRecord>>;
type Happening = Pick<RunEvent, 'at' | 'progress'>;

const tell = async (
  em: EntityManager,
  { id, districtId, schoolId }: Pick<LockedRun, 'id' | 'districtId' | 'schoolId'>,
  event: Omit<RunEvent, 'runId'>,
): Promise<void> => {
  await em.insert(RunEventRecord, { ...event, runId: id, districtId, schoolId });
};

/** Changes a locked run, and tells of it when its state or its progress is new. */
export const changeRun = async (
  { em }: Writing,
  run: LockedRun,
  change: Columns & { readonly state?: RunState },
  { at, progress }: Happening,
): Promise<void> => {
  const state = change.state ?? run.state;
  const id = run.lastEvent + 1;
  const isEvent = state !== run.state || progress !== null;
  await em.nativeUpdate(RunRecord, { id: run.id }, { ...change, ...(isEvent && { lastEvent: id }) });
  if (isEvent) await tell(em, run, { id, at, state, progress });
};

type RunColumns = Omit<Run, 'school' | 'actor'> & ActorColumns & Pick<LockedRun, 'districtId' | 'schoolId'>;

const toColumns = ({ school, actor, ...run }: Run): RunColumns => ({
  ...run,
  districtId: districtUuid(school.districtId),
  schoolId: schoolUuid(school),
  ...toActorColumns(actor),
});

export const addRun = async ({ em }: Writing, run: Run, at: Date): Promise<void> => {
  const columns = toColumns(run);
  await em.insert(RunRecord, { ...columns, lastEvent: 1 });
  await tell(em, columns, { id: 1, at, state: run.state, progress: null });
};

/**
 * Writes a run together with what it changed. It ends the row that waited for it, if there is one; what other runs of
 * the school hold of this step is outdated.
 */
export const concludeRun = async (
  writing: Writing,
  run: Run,
  known: LockedRun | undefined,
  at: Date,
): Promise<void> => {
  const happening = { at, progress: null };
  for (const held of await lockHeld(writing, run))
    await changeRun(writing, held, { state: 'outdated', approval: null }, happening);
  if (known === undefined) return addRun(writing, run, at);
  await changeRun(writing, known, { ...toColumns(run), approval: null }, happening);
};

export type Settlement = {
  readonly runId: RunId;
  readonly from: ReadonlyArray<RunState>;
  readonly to: RunState;
  readonly actor: Actor;
  readonly at: Date;
};

/**
 * Ends a run, and says in the audit trail who did. False when it is in none of those states any more, and while an
 * approval of it waits or is carried out.
 */
export const settleRun = async (writing: Writing, { runId, from, to, actor, at }: Settlement): Promise<boolean> => {
  const run = await lockRun(writing, runId, from);
  if (run === undefined || run.approval !== null) return false;
  await changeRun(writing, run, { state: to, finishedAt: at }, { at, progress: null });
  await writing.em.insert(AuditEntryRecord, {
    districtId: run.districtId,
    schoolId: run.schoolId,
    runId,
    at,
    ...toActorColumns(actor),
    subjectKind: 'run',
    subjectId: run.schoolId,
    change: to,
    fields: ['state'],
  });
  return true;
};
