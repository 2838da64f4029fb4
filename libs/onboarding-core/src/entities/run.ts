import type { DistrictId, SchoolId, UserId } from './clever-ids.ts';
import type { Counts } from './counts.ts';
import type { ImportOptions } from './import-options.ts';
import type { Plan, PlanHash } from './plan.ts';
import type { ReadCost } from './read-cost.ts';
import type { Hold } from './risk.ts';

export type RunId = string;

/** `held` ends as applied (approved), closed (rejected) or outdated. */
export type RunState =
  'queued' | 'reading' | 'planning' | 'applying' | 'applied' | 'held' | 'failed' | 'cancelled' | 'closed' | 'outdated';

/**
 * Who acts: the operator at the command line, a person known by Clever id, a server with an API key, or a Bloomz account
 * that is not linked to a person in Clever.
 */
export type Actor =
  | Operator
  | { readonly kind: 'person'; readonly userId: UserId }
  | { readonly kind: 'api-key'; readonly keyId: string }
  | { readonly kind: 'account'; readonly accountId: string };
export type Operator = { readonly kind: 'operator' };

/** One school: its community in Bloomz and its record in Clever. */
export type SchoolRef = { readonly districtId: DistrictId; readonly schoolId: SchoolId };

/** The record of one import, committed together with what it changed. */
export type Run = {
  readonly id: RunId;
  readonly school: SchoolRef;
  readonly state: RunState;
  readonly actor: Actor;
  readonly options: ImportOptions;
  readonly planHash: PlanHash | null;
  /** Clever's side as planned, and Bloomz's side as a held run left it: an approval needs both to be the same. */
  readonly snapshotDigest: string | null;
  readonly digestAfter: string | null;
  readonly counts: Counts | null;
  readonly holds: ReadonlyArray<Hold>;
  /** What else the plan said and what it cost; null until there is a plan. */
  readonly details: RunDetails | null;
  /** The `_tag` of what happened, nothing else: to a failed run, or to the approval of one that is held again. */
  readonly failure: string | null;
  /** When it was asked for. */
  readonly startedAt: Date;
  /** Null while it is under way. */
  readonly finishedAt: Date | null;
};

export type RunDetails = Pick<Plan, 'skipped' | 'quarantined' | 'warnings' | 'families'> & {
  readonly cost: ReadCost;
  readonly ms: { readonly read: number; readonly plan: number };
};

/** States in which a run waits or is being worked on: a school has at most one such run. */
export const UNDER_WAY: ReadonlyArray<RunState> = ['queued', 'reading', 'planning', 'applying'];
export const isUnderWay = ({ state }: Pick<Run, 'state'>): boolean => UNDER_WAY.includes(state);

/** Whether a run brought Bloomz nearer to Clever, however it ended. */
export const hasEffect = (run: Pick<Run, 'state'>): boolean =>
  !isUnderWay(run) && run.state !== 'failed' && run.state !== 'cancelled';

/** The right to work on a run. A higher attempt makes every earlier ticket worthless. */
export type Ticket = { readonly runId: RunId; readonly attempt: number };

/** Where a run stands. `done` counts records; `of` is there once the total is known. */
export type Progress = {
  readonly phase: 'reading' | 'planning' | 'applying';
  readonly done: number;
  readonly of?: number;
};
export type ProgressListener = (progress: Progress) => void;

/** One thing that happened to a run. Ids ascend within a run; `progress` is null where a state alone changed. */
export type RunEvent = {
  readonly id: number;
  readonly runId: RunId;
  readonly at: Date;
  readonly state: RunState;
  readonly progress: Progress | null;
};
