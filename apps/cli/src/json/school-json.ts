import type { Actor, Run, School, SchoolClass, StatusOfSchool } from '@bloomz/onboarding-core';

export type ProvisionJson = {
  readonly school: {
    readonly cleverId: string;
    readonly district: string;
    readonly name: string | null;
    readonly language: string;
  };
  readonly admins: ReadonlyArray<{ readonly email: string | null; readonly cleverId: string | null }>;
};

export const toProvisionJson = ({ ref, name, language, admins }: School): ProvisionJson => ({
  school: { cleverId: ref.schoolId, district: ref.districtId, name, language },
  admins: admins.map(({ email, userId }) => ({ email, cleverId: userId })),
});

export type RenameJson = {
  readonly class: Pick<SchoolClass, 'name' | 'cleverName' | 'state'> & { cleverId: string | null };
};

export const toRenameJson = ({ sectionId, name, cleverName, state }: SchoolClass): RenameJson => ({
  class: { cleverId: sectionId, name, cleverName, state },
});

export type RunJson = Pick<Run, 'state' | 'planHash' | 'counts' | 'failure'> & {
  readonly runId: string;
  readonly actor: string;
  readonly step: string;
  readonly held: Run['holds'];
  readonly startedAt: string;
  readonly finishedAt: string | null;
};

/** `actor` is `operator`, the Clever id of the person or the id of the API key or the account. `finishedAt` is null while it is under way. */
export const toRunJson = (run: Run): RunJson => ({
  runId: run.id,
  state: run.state,
  actor: nameOf(run.actor),
  step: run.options.step,
  planHash: run.planHash,
  counts: run.counts,
  held: run.holds,
  failure: run.failure,
  startedAt: run.startedAt.toISOString(),
  finishedAt: run.finishedAt?.toISOString() ?? null,
});

const nameOf = (actor: Actor): string => {
  if (actor.kind === 'operator') return 'operator';
  if (actor.kind === 'account') return actor.accountId;
  return actor.kind === 'person' ? actor.userId : actor.keyId;
};

export type StatusJson = {
  readonly school: ProvisionJson['school'];
  readonly counts: StatusOfSchool['totals'];
  readonly runs: ReadonlyArray<RunJson>;
};

export const toStatusJson = ({ school, totals, runs }: StatusOfSchool): StatusJson => ({
  school: toProvisionJson(school).school,
  counts: totals,
  runs: runs.map(toRunJson),
});
