import { type TE, token } from '@bloomz/kernel';
import type { UserId } from '../entities/clever-ids.ts';
import type { ReadCost } from '../entities/read-cost.ts';
import type { ContactsShown, ContactTypeCount } from '../entities/contact.ts';
import type { SchoolRef } from '../entities/run.ts';
import type { Snapshot } from '../entities/snapshot.ts';
import type { SourceFailure } from '../errors.ts';

export type RosterRead = { readonly snapshot: Snapshot; readonly cost: ReadCost };

/** `known`: parents whom Bloomz holds already. */
export type ContactsWanted = { readonly students: ReadonlySet<UserId>; readonly known: ReadonlySet<UserId> };
export type ContactsRead = ContactsShown & { readonly cost: ReadCost };

/** Called as records arrive; `of` is unknown while Clever has further pages. */
export type ReadProgress = (recordsRead: number) => void;

/** Clever's side of one school. Gives the whole of it or fails: an incomplete read is never a snapshot. */
export interface RosterSource {
  readonly read: (school: SchoolRef, onProgress?: ReadProgress) => TE.TaskEither<SourceFailure, RosterRead>;
  /**
   * The adults of the given students. A known parent is given whomever Clever names as their children, so that a link
   * that was taken back can be told from a record that is gone.
   */
  readonly readContacts: (
    school: SchoolRef,
    wanted: ContactsWanted,
    onProgress?: ReadProgress,
  ) => TE.TaskEither<SourceFailure, ContactsRead>;
  /** Contacts of the given students, counted once per type they carry; `unspecified` for none. In the guide's order. */
  readonly countContactTypes: (
    school: SchoolRef,
    students: ReadonlySet<UserId>,
  ) => TE.TaskEither<SourceFailure, ReadonlyArray<ContactTypeCount>>;
}
export const RosterSource = token<RosterSource>('RosterSource');
