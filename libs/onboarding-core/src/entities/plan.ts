import type { ImportOptions } from './import-options.ts';
import type { Counts } from './counts.ts';
import type { Families } from './families.ts';
import type { Hold } from './risk.ts';
import type { RosterChanges } from './roster-changes.ts';
import type { Quarantined } from './snapshot.ts';

/** Names one plan: equal only when Clever's side, Bloomz's side and the options are equal. */
export type PlanHash = string;

/** A section that is not imported, why, and a name under which it would be. */
export type Skipped = {
  readonly kind: 'section';
  readonly cleverId: string;
  readonly name: string;
  readonly reason: 'DuplicateName' | 'RedundantSection' | 'CoveredByHomeroom' | 'ArchivedByAdmin';
  readonly suggestion?: string;
};

/** Something a person should know that stops nothing. */
export type Warning = { readonly code: WarningCode; readonly message: string; readonly cleverId?: string };
export type WarningCode =
  | 'UnreadableMembers'
  | 'TermsInPast'
  | 'NoUsableEmail'
  | 'NobodyTeaches'
  | 'NothingShared'
  | 'TeachersPending'
  | 'RosterMissing'
  | 'NoContacts'
  | 'ChildrenWithoutAdult'
  | 'SharedAddress'
  | 'PossibleSamePerson';

/** What an import would do, what waits for a person, and what was left out. A pure function of both sides. */
export type Plan = {
  readonly hash: PlanHash;
  readonly snapshotDigest: string;
  readonly rosterDigest: string;
  /** Bloomz's side once the plan is applied; null when nothing waits. An approval finds it unchanged, or is outdated. */
  readonly digestAfter: string | null;
  readonly options: ImportOptions;
  readonly changes: RosterChanges;
  readonly holds: ReadonlyArray<Hold>;
  readonly counts: Counts;
  readonly skipped: ReadonlyArray<Skipped>;
  readonly quarantined: ReadonlyArray<Quarantined>;
  readonly warnings: ReadonlyArray<Warning>;
  /** Of the contacts step; null for the other. */
  readonly families: Families | null;
};
