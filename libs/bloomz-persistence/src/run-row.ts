import {
  type DistrictId,
  type Run,
  type RunId,
  type SchoolId,
  toCounts,
  toImportOptions,
} from '@bloomz/onboarding-core';
import pg, { type PoolClient } from 'pg';
import { type ActorColumns, toActor } from './actor-columns.ts';
import { withoutNul } from './database/text.ts';

/** Selects a run as `toRun` reads it. */
export const SELECT_RUN = `
  select runs.id, districts.clever_id as "districtId", schools.clever_id as "schoolId", state,
    actor_kind as "actorKind", actor_user_id as "actorUserId", options, plan_hash as "planHash",
    snapshot_digest as "snapshotDigest", digest_after as "digestAfter", counts, holds, details, failure,
    started_at as "startedAt", finished_at as "finishedAt"
  from runs join schools on schools.id = runs.school_id join districts on districts.id = runs.district_id`;

export type RunRow = Omit<Run, 'school' | 'actor'> &
  ActorColumns & { readonly districtId: DistrictId; readonly schoolId: SchoolId };

/** Runs of earlier versions know less of options, counts and families. */
export const toRun = ({ districtId, schoolId, actorKind, actorUserId, ...run }: RunRow): Run => ({
  ...run,
  options: toImportOptions(run.options),
  counts: run.counts && toCounts(run.counts),
  details: run.details && { ...run.details, families: run.details.families ?? null },
  school: { districtId, schoolId },
  actor: toActor({ actorKind, actorUserId }),
});

/** Also on a connection of the ORM, which leaves times as text. */
export const findRun = async (client: PoolClient, runId: RunId): Promise<Run | undefined> => {
  const text = `${SELECT_RUN} where runs.id = $1`;
  return (await client.query<RunRow>({ text, values: [withoutNul(runId)], types: pg.types })).rows.map(toRun)[0];
};
