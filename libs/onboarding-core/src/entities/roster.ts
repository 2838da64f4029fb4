import type { SectionId, UserId } from './clever-ids.ts';
import type { ContactType } from './contact.ts';

/** The three switches of the import screen. They act on classes that a run creates, never on later ones. */
export type ClassOptions = {
  readonly behaviorManagement: boolean;
  readonly studentPortfolios: boolean;
  readonly parentCommunication: boolean;
};

/** Whose word the class's name is: Clever's, our suggestion, or somebody's at the school. The last is for ever. */
export type NameSource = 'clever' | 'suggested' | 'local';

/** A Bloomz class. Without `sectionId` it was made by hand and only its name concerns an import. */
export type SchoolClass = ClassOptions & {
  readonly sectionId: SectionId | null;
  readonly name: string;
  readonly nameSource: NameSource;
  readonly cleverName: string | null;
  readonly state: 'active' | 'archived';
  /** An import restores only what an import archived. */
  readonly archivedBy: 'import' | 'admin' | null;
};

export type MemberRole = 'teacher' | 'staff' | 'student' | 'parent';

/** A person of the school. `state` survives the archive, so a return brings it back. */
export type Member = {
  readonly userId: UserId;
  readonly role: MemberRole;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** A student's home language: two or three letters. */
  readonly language: string | null;
  readonly state: 'listed' | 'invited' | 'joined';
  readonly archived: boolean;
};

export type ClassRole = 'primary-teacher' | 'co-teacher' | 'student' | 'parent';

/** Living memberships only. What was added by hand is never removed by an import. */
export type Membership = {
  readonly sectionId: SectionId;
  readonly userId: UserId;
  readonly role: ClassRole;
  readonly byHand: boolean;
};

/** Who may see which child. It counts while both are here. */
export type Guardianship = {
  readonly parentId: UserId;
  readonly studentId: UserId;
  readonly relationship: string;
  readonly type: ContactType;
};

export type InvitationState = 'planned' | 'queued' | 'sent' | 'joined' | 'bounced' | 'revoked' | 'expired';

/** One logical invitation per person and purpose. `wasSent`: a mail has left, so a second one would be a repeat. */
export type Invitation = {
  readonly userId: UserId;
  readonly purpose: 'teacher' | 'staff' | 'parent';
  readonly state: InvitationState;
  readonly wasSent: boolean;
  /** Revoked by somebody at the school: no import brings it back. */
  readonly byHand?: true;
};

/** What Bloomz holds of one school. */
export type Roster = {
  readonly schoolName: string | null;
  readonly classes: ReadonlyArray<SchoolClass>;
  readonly members: ReadonlyArray<Member>;
  readonly memberships: ReadonlyArray<Membership>;
  readonly invitations: ReadonlyArray<Invitation>;
  /** Living ones. */
  readonly guardianships: ReadonlyArray<Guardianship>;
  /** Those that have ended: by them somebody who comes back under another id is known. */
  readonly pastGuardianships: ReadonlyArray<Guardianship>;
  /** People who have a Bloomz account through another school or as its admin: they are not invited again. */
  readonly onBloomz: ReadonlyArray<UserId>;
};

export const EMPTY_ROSTER: Roster = {
  schoolName: null,
  classes: [],
  members: [],
  memberships: [],
  invitations: [],
  guardianships: [],
  pastGuardianships: [],
  onBloomz: [],
};
