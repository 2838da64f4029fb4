import { type TE, token } from '@bloomz/kernel';
import type { Actor, Run, RunId, SchoolRef, Ticket } from '../entities/run.ts';
import type { RosterChanges } from '../entities/roster-changes.ts';
import type { Roster } from '../entities/roster.ts';
import type { RosterMoved, StoreUnavailable } from '../errors.ts';

/** `version` moves with every write to the school; `lastRunId` is the run that left the roster as it is. */
export type LoadedRoster = { readonly roster: Roster; readonly version: number; readonly lastRunId: RunId | null };

/** One write: the changes, and with them the run that made them (a change by hand has none) and its audit entries. */
export type Application = {
  readonly version: number;
  readonly changes: RosterChanges;
  readonly actor: Actor;
  readonly at: Date;
  readonly run: Run | null;
  /** For a run from the queue: it must still be in these hands. Null for a run that comes with this write, or is held. */
  readonly ticket: Ticket | null;
};

/**
 * What Bloomz holds of a school. Each method is one transaction. A class made by hand is known by its name: a change
 * names it as it is before. `apply` writes all of it or nothing, leaves rows
 * that do not change untouched, outdates earlier held runs of the same step, and refuses when the version or the ticket has moved on, or
 * the district was disconnected.
 */
export interface RosterStore {
  readonly load: (school: SchoolRef) => TE.TaskEither<StoreUnavailable, LoadedRoster>;
  readonly apply: (school: SchoolRef, application: Application) => TE.TaskEither<RosterMoved | StoreUnavailable, void>;
}
export const RosterStore = token<RosterStore>('RosterStore');
