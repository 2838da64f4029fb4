import { type TE, token } from '@bloomz/kernel';
import type { Actor } from '../entities/actor.ts';
import type { ListedFamilyCode } from '../entities/family-code.ts';
import type { Child, Household } from '../entities/household.ts';
import type { Page, PageRequest } from '../entities/page.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { DistrictFrozen, FamilyCodeUnknown, MalformedCursor, StoreUnavailable } from '../errors.ts';

/** What is kept of a minted code and its link. */
export type KeptSecrets = { readonly codeDigest: string; readonly linkDigest: string; readonly sealed: string };

/** A code to be issued for the children of a household, by their ids in rosters. */
export type NewFamilyCode = KeptSecrets & { readonly children: Household };

export type FamilyCodeWrite = { readonly actor: Actor; readonly at: Date };

/** A code in somebody's school. */
export type FamilyCodeRef = { readonly school: SchoolPlace; readonly id: string };

/** What a letter is made of. `languages`: the children's, as far as they are known, then the school's. */
export type SealedLetter = {
  readonly sealed: string;
  readonly schoolName: string;
  readonly childNames: ReadonlyArray<string>;
  readonly languages: ReadonlyArray<string | null>;
  readonly expiresAt: Date;
};

type Written = DistrictFrozen | StoreUnavailable;
/** The code as it is now. */
type Changed = TE.TaskEither<FamilyCodeUnknown | Written, ListedFamilyCode>;

/** Family Codes of a school. Each method is one transaction; what changes something leaves audit entries. */
export interface FamilyCodeStore {
  /** The children of the school, by last name, then first name, then id. */
  readonly children: (school: SchoolPlace) => TE.TaskEither<StoreUnavailable, ReadonlyArray<Child>>;
  /** Gives the ids of the codes issued. A household of which some child has an active code by now gets none. */
  readonly issue: (
    school: SchoolPlace,
    codes: ReadonlyArray<NewFamilyCode>,
    write: FamilyCodeWrite & { readonly expiresAt: Date },
  ) => TE.TaskEither<Written, ReadonlyArray<string>>;
  /** Newest first. Children and adults by name. */
  readonly list: (
    school: SchoolPlace,
    page: PageRequest,
  ) => TE.TaskEither<MalformedCursor | StoreUnavailable, Page<ListedFamilyCode>>;
  /** Of active codes whose children are there, in the order of the children's names; of all, or of these. */
  readonly letters: (
    school: SchoolPlace,
    which: 'all' | ReadonlyArray<string>,
  ) => TE.TaskEither<StoreUnavailable, ReadonlyArray<SealedLetter>>;
  /** New secrets and a new end for a code that is active or expired; one that was revoked, or whose children have another by now, is unknown. */
  readonly reissue: (
    ref: FamilyCodeRef,
    secrets: KeptSecrets,
    write: FamilyCodeWrite & { readonly expiresAt: Date },
  ) => Changed;
  /** Whoever has joined stays. Revoking again changes nothing. */
  readonly revoke: (ref: FamilyCodeRef, write: FamilyCodeWrite) => Changed;
  /**
   * Takes an adult out who came by the code: nothing is left of what the code gave. An active code goes on with the new
   * secrets, for the old ones are in that adult's hands.
   */
  readonly revokeJoin: (
    ref: FamilyCodeRef & { readonly userId: string },
    secrets: KeptSecrets,
    write: FamilyCodeWrite,
  ) => Changed;
}
export const FamilyCodeStore = token<FamilyCodeStore>('FamilyCodeStore');
