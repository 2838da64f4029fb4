import type { getImport, listImports, RunEvent as RunEventCodec } from '@bloomz/api-contract';
import type { Actor, Hold, Progress, Run, RunEvent } from '@bloomz/onboarding-core';
import type { TypeOf } from 'io-ts';
import type { BodyOf } from './body-of.ts';
import { toOptionsJson } from './options-json.ts';

type RunJson = BodyOf<typeof getImport>;
type RunEventJson = TypeOf<typeof RunEventCodec>;
type RunSummaryJson = BodyOf<typeof listImports>['items'][number];
type ProgressJson = NonNullable<RunEventJson['progress']>;

export const toActorJson = (actor: Actor): RunJson['actor'] => {
  if (actor.kind === 'operator') return { kind: 'operator', id: null };
  if (actor.kind === 'account') return { kind: 'account', id: actor.accountId };
  return { kind: actor.kind, id: actor.kind === 'person' ? actor.userId : actor.keyId };
};

export const toHeldJson = ({ type, removals, updates, of, cause }: Hold): RunJson['held'][number] => ({
  type,
  removals,
  updates,
  of,
  cause,
});

export const toRunSummaryJson = (run: Run): RunSummaryJson => ({
  id: run.id,
  schoolId: run.school.schoolId,
  state: run.state,
  step: run.options.step,
  actor: toActorJson(run.actor),
  planHash: run.planHash,
  counts: run.counts,
  held: run.holds.map(toHeldJson),
  failure: run.failure,
  startedAt: run.startedAt.toISOString(),
  finishedAt: run.finishedAt?.toISOString() ?? null,
});

/** `progress`: where a run that is under way stands now. */
export const toRunJson = (run: Run, progress: ProgressJson | null): RunJson => ({
  ...toRunSummaryJson(run),
  options: toOptionsJson(run.options),
  skipped: run.details?.skipped ?? [],
  quarantined: run.details?.quarantined ?? [],
  warnings: run.details?.warnings ?? [],
  families: run.details?.families ?? null,
  clever: run.details?.cost ?? null,
  ms: run.details?.ms ?? null,
  progress,
});

/** How long runs of this school take, as far as the last one tells; milliseconds from the start of the reading. */
export type Expectation = { readonly startedAt: Date; readonly expectedMs: number | null };

export const toProgressJson = (progress: Progress, at: Date, { startedAt, expectedMs }: Expectation): ProgressJson => ({
  phase: progress.phase,
  done: progress.done,
  of: progress.of ?? null,
  estimatedMsLeft: expectedMs === null ? null : Math.max(0, expectedMs - (at.getTime() - startedAt.getTime())),
});

export const toRunEventJson = (event: RunEvent, expectation: Expectation): RunEventJson => ({
  id: event.id,
  runId: event.runId,
  at: event.at.toISOString(),
  state: event.state,
  progress: event.progress === null ? null : toProgressJson(event.progress, event.at, expectation),
});
