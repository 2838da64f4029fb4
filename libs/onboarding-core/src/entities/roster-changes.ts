import type { Invitation, Member, Membership, Roster, SchoolClass } from './roster.ts';

export type ChangeKind = 'created' | 'updated' | 'archived' | 'restored';

/** One record before and after. A membership that ends is `archived`: it left the living ones. */
export type Change<T> = { readonly kind: ChangeKind; readonly before: T | null; readonly after: T };

/** All that an import writes to a roster. Empty lists mean: nothing to do. */
export type RosterChanges = {
  readonly schoolName: string | null;
  readonly classes: ReadonlyArray<Change<SchoolClass>>;
  readonly members: ReadonlyArray<Change<Member>>;
  readonly memberships: ReadonlyArray<Change<Membership>>;
  readonly invitations: ReadonlyArray<Change<Invitation>>;
};

/** How many records a change of the roster touches. */
export const sizeOf = ({ classes, members, memberships, invitations }: RosterChanges): number =>
  classes.length + members.length + memberships.length + invitations.length;

export const isEmpty = (changes: RosterChanges): boolean => changes.schoolName === null && sizeOf(changes) === 0;

export const membershipKey = (m: Membership): string => `${m.sectionId} ${m.userId}`;
export const invitationKey = (i: Invitation): string => `${i.userId} ${i.purpose}`;

const merge = <T>(
  known: ReadonlyArray<T>,
  changes: ReadonlyArray<Change<T>>,
  keyOf: (t: T) => string,
  ends: (change: Change<T>) => boolean = () => false,
): ReadonlyArray<T> => {
  if (changes.length === 0) return known;
  const changed = new Set(changes.map(({ before, after }) => keyOf(before ?? after)));
  const kept = known.filter((t) => !changed.has(keyOf(t)));
  return [...kept, ...changes.filter((change) => !ends(change)).map(({ after }) => after)];
};

/** What a roster is once the changes are applied. A store must arrive at the same. */
export const applyChanges = (roster: Roster, changes: RosterChanges): Roster => ({
  ...roster,
  schoolName: changes.schoolName ?? roster.schoolName,
  classes: merge(roster.classes, changes.classes, (c) => c.sectionId ?? `local ${c.name}`),
  members: merge(roster.members, changes.members, (m) => m.userId),
  memberships: merge(roster.memberships, changes.memberships, membershipKey, ({ kind }) => kind === 'archived'),
  invitations: merge(roster.invitations, changes.invitations, invitationKey),
});

export const NO_CHANGES: RosterChanges = {
  schoolName: null,
  classes: [],
  members: [],
  memberships: [],
  invitations: [],
};
