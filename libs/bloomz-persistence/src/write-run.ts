import type { Actor, Run, RunId, RunState } from '@bloomz/onboarding-core';
import type { EntityManager, RequiredEntityData, InferEntity } from '@mikro-orm/postgresql';
import { toActorColumns } from './actor-columns.ts';
import { districtUuid, schoolUuid } from './ids.ts';
import { AuditEntryRecord } from './records/audit-entry-record.ts';
import { RunRecord } from './records/run-record.ts';

const toRecord = ({ school, actor, ...run }: Run): RequiredEntityData<InferEntity<typeof RunRecord>> => ({
  ...run,
  districtId: districtUuid(school.districtId),
  schoolId: schoolUuid(school),
  ...toActorColumns(actor),
});

export const insertRun = async (em: EntityManager, run: Run): Promise<void> => {
  await em.insert(RunRecord, toRecord(run));
};

/** Writes a run together with what it changed. It takes the place of its own held record; other held runs are outdated. */
export const concludeRun = async (em: EntityManager, run: Run): Promise<void> => {
  const heldHere = { schoolId: schoolUuid(run.school), state: 'held' };
  await em.nativeDelete(RunRecord, { ...heldHere, id: run.id });
  await em.nativeUpdate(RunRecord, heldHere, { state: 'outdated' });
  await insertRun(em, run);
};

export type Settlement = {
  readonly runId: RunId;
  readonly state: RunState;
  readonly actor: Actor;
  readonly at: Date;
};

/** Ends a held run, and says in the audit trail who did. False when it is no longer held. */
export const settleRun = async (em: EntityManager, { runId, state, actor, at }: Settlement): Promise<boolean> => {
  const ended = await em.nativeUpdate(RunRecord, { id: runId, state: 'held' }, { state, finishedAt: at });
  if (ended === 0) return false;
  const { districtId, schoolId } = await em.findOneOrFail(RunRecord, { id: runId });
  await em.insert(AuditEntryRecord, {
    districtId,
    schoolId,
    runId,
    at,
    ...toActorColumns(actor),
    subjectKind: 'run',
    subjectId: schoolId,
    change: state,
    fields: ['state'],
  });
  return true;
};
