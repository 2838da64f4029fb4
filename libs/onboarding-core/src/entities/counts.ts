import type { ChangeKind, RosterChanges } from './roster-changes.ts';
import type { Roster } from './roster.ts';
import { type PeopleType, typeOfRole } from './record-type.ts';

export type TypeCounts = Readonly<Record<ChangeKind | 'unchanged', number>>;

export type Counts = Readonly<Record<'classes' | PeopleType, TypeCounts>> & {
  readonly memberships: { readonly added: number; readonly updated: number; readonly removed: number };
  readonly invitations: { readonly queued: number; readonly revoked: number };
  readonly guardianships: { readonly added: number; readonly updated: number; readonly removed: number };
};

/** Counts as they were kept: earlier versions knew no guardianships. */
export const toCounts = (kept: Omit<Counts, 'guardianships'> & Partial<Counts>): Counts => ({
  guardianships: { added: 0, updated: 0, removed: 0 },
  ...kept,
});

const countKinds = (changes: ReadonlyArray<{ readonly kind: ChangeKind }>, activeBefore: number): TypeCounts => {
  const count = (kind: ChangeKind): number => changes.filter((change) => change.kind === kind).length;
  const [created, updated, archived, restored] = [
    count('created'),
    count('updated'),
    count('archived'),
    count('restored'),
  ];
  return { created, updated, archived, restored, unchanged: activeBefore - updated - archived };
};

/**
 * Counts what goes through. What is held or quarantined stays as it was, so it counts as unchanged; an invitation that
 * moves to another id of the same person is neither queued nor revoked.
 */
export const countChanges = (roster: Roster, changes: RosterChanges): Counts => {
  const people = (type: PeopleType): TypeCounts =>
    countKinds(
      changes.members.filter(({ before, after }) => typeOfRole((before ?? after).role) === type),
      roster.members.filter((member) => !member.archived && typeOfRole(member.role) === type).length,
    );
  const added = (kinds: TypeCounts): Counts['memberships'] => ({
    added: kinds.created,
    updated: kinds.updated,
    removed: kinds.archived,
  });
  const invitationsIn = (state: string): number =>
    changes.invitations.filter(({ kind, after }) => kind !== 'updated' && after.state === state).length;
  return {
    classes: countKinds(
      changes.classes,
      roster.classes.filter(({ state, sectionId }) => state === 'active' && sectionId !== null).length,
    ),
    teachers: people('teachers'),
    staff: people('staff'),
    students: people('students'),
    parents: people('parents'),
    memberships: added(countKinds(changes.memberships, roster.memberships.length)),
    invitations: { queued: invitationsIn('queued'), revoked: invitationsIn('revoked') },
    guardianships: added(countKinds(changes.guardianships, roster.guardianships.length)),
  };
};
