import type { Actor, DistrictId, Run, SchoolId, UserId } from '@bloomz/onboarding-core';

/** Selects a run as `toRun` reads it. */
export const SELECT_RUN = `
  select runs.id, districts.clever_id as "districtId", schools.clever_id as "schoolId", state,
    actor_kind as "actorKind", actor_user_id as "actorUserId", options, plan_hash as "planHash",
    snapshot_digest as "snapshotDigest", digest_after as "digestAfter", counts, holds, failure,
    started_at as "startedAt", finished_at as "finishedAt"
  from runs join schools on schools.id = runs.school_id join districts on districts.id = runs.district_id`;

export type RunRow = Omit<Run, 'school' | 'actor'> & {
  readonly districtId: DistrictId;
  readonly schoolId: SchoolId;
  readonly actorKind: Actor['kind'];
  readonly actorUserId: UserId | null;
};

export const toRun = ({ districtId, schoolId, actorKind, actorUserId, ...run }: RunRow): Run => ({
  ...run,
  school: { districtId, schoolId },
  actor:
    actorKind === 'person' && actorUserId !== null ? { kind: 'person', userId: actorUserId } : { kind: 'operator' },
});
