import { type TE, token } from '@bloomz/kernel';
import type { UserId } from '../entities/clever-ids.ts';
import type { ReadCost } from '../entities/read-cost.ts';
import type { ContactTypeCount } from '../entities/review.ts';
import type { SchoolRef } from '../entities/run.ts';
import type { Snapshot } from '../entities/snapshot.ts';
import type { SourceFailure } from '../errors.ts';

export type RosterRead = { readonly snapshot: Snapshot; readonly cost: ReadCost };

/** Called as records arrive; `of` is unknown while Clever has further pages. */
export type ReadProgress = (recordsRead: number) => void;

/** Clever's side of one school. Gives the whole of it or fails: an incomplete read is never a snapshot. */
export interface RosterSource {
  readonly read: (school: SchoolRef, onProgress?: ReadProgress) => TE.TaskEither<SourceFailure, RosterRead>;
  /** Contacts of the given students, counted once per type they carry; `unspecified` for none. In the guide's order. */
  readonly countContactTypes: (
    school: SchoolRef,
    students: ReadonlySet<UserId>,
  ) => TE.TaskEither<SourceFailure, ReadonlyArray<ContactTypeCount>>;
}
export const RosterSource = token<RosterSource>('RosterSource');
