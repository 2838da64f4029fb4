import type { ListedFamilyCode } from '../entities/family-code.ts';
import type { InvitationState } from '../entities/invitation-state.ts';
import type { Purpose } from '../entities/join.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { FamilyCodeStore, KeptSecrets } from '../ports/family-code-store.ts';
import type { JoinedPlaces } from '../ports/joined-places.ts';
import type { JoinStore } from '../ports/join-store.ts';

export type SeededMember = {
  readonly userId: string;
  readonly role: 'teacher' | 'staff' | 'student' | 'parent';
  readonly state: 'listed' | 'invited' | 'joined';
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly language: string | null;
};

export type SeededClass = {
  readonly sectionId: string;
  readonly name: string;
  readonly state: 'active' | 'archived';
  readonly members: ReadonlyArray<readonly [userId: string, role: string]>;
};

export type SeededInvitation = {
  readonly userId: string;
  readonly purpose: Purpose;
  readonly state: InvitationState;
  readonly secrets: KeptSecrets | null;
  readonly expiresAt: Date;
};

/** Puts things where imports and the mailer would have put them. */
export type Seed = {
  readonly school: (place: SchoolPlace, like: { readonly name: string; readonly language: string }) => Promise<void>;
  readonly disconnect: (districtId: string) => Promise<void>;
  readonly member: (place: SchoolPlace, member: SeededMember) => Promise<void>;
  readonly archive: (place: SchoolPlace, userId: string) => Promise<void>;
  /** Gives the id of the class. */
  readonly schoolClass: (place: SchoolPlace, schoolClass: SeededClass) => Promise<string>;
  readonly guardian: (place: SchoolPlace, parent: string, child: string) => Promise<void>;
  readonly endGuardian: (place: SchoolPlace, parent: string, child: string) => Promise<void>;
  /** While it is planned or queued, its mail waits. */
  readonly invitation: (place: SchoolPlace, invitation: SeededInvitation) => Promise<void>;
  /** An account that is linked to somebody in Clever, if that is given. */
  readonly account: (account: {
    readonly id: string;
    readonly name: string;
    readonly email: string | null;
    readonly clever: { readonly districtId: string; readonly userId: string } | null;
  }) => Promise<void>;
};

/** What stores have left behind. */
export type Look = {
  readonly invitation: (
    place: SchoolPlace,
    userId: string,
    purpose: Purpose,
  ) => Promise<{ readonly state: InvitationState; readonly hasSecrets: boolean; readonly waits: boolean } | undefined>;
  readonly member: (
    place: SchoolPlace,
    userId: string,
  ) => Promise<{ readonly state: SeededMember['state']; readonly archived: boolean } | undefined>;
  readonly version: (place: SchoolPlace) => Promise<number>;
  readonly accountId: (email: string) => Promise<string | undefined>;
  /** Mails of kind `family-join` that wait: who is told, and of whom. */
  readonly notes: (place: SchoolPlace) => Promise<ReadonlyArray<{ readonly about: string; readonly subject: string }>>;
  readonly hasSecrets: (code: ListedFamilyCode) => Promise<boolean>;
};

/** What the contracts of joining are run on: the stores, and a way to put things there and to look at them. */
export type JoiningWorld = {
  readonly joins: JoinStore;
  readonly familyCodes: FamilyCodeStore;
  readonly places: JoinedPlaces;
  readonly seed: Seed;
  readonly look: Look;
};
export type MakeJoiningWorld = () => Promise<JoiningWorld>;
