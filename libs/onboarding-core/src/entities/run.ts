import type { DistrictId, SchoolId, UserId } from './clever-ids.ts';
import type { Counts } from './counts.ts';
import type { ImportOptions } from './import-options.ts';
import type { PlanHash } from './plan.ts';
import type { Hold } from './risk.ts';

export type RunId = string;

/** `held` ends as applied (approved), closed (rejected) or outdated. */
export type RunState =
  'queued' | 'reading' | 'planning' | 'applying' | 'applied' | 'held' | 'failed' | 'cancelled' | 'closed' | 'outdated';

/** Who acts: the operator at the command line, or a person known by Clever id. */
export type Actor = Operator | { readonly kind: 'person'; readonly userId: UserId };
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
  /** For a failed run: the `_tag` of what happened, nothing else. */
  readonly failure: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date;
};
