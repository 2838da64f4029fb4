import type { UserId } from './clever-ids.ts';
import type { Guardianship, Invitation, Member, Membership, Roster, SchoolClass } from './roster.ts';

export type ChangeKind = 'created' | 'updated' | 'archived' | 'restored';

/** One record before and after. A membership that ends is `archived`: it left the living ones. */
export type Change<T> = { readonly kind: ChangeKind; readonly before: T | null; readonly after: T };

/** One human under two ids: what the old one had is the new one's. */
export type Succession = { readonly from: UserId; readonly to: UserId };

/** All that an import writes to a roster. Empty lists mean: nothing to do. */
export type RosterChanges = {
  readonly schoolName: string | null;
  readonly classes: ReadonlyArray<Change<SchoolClass>>;
  readonly members: ReadonlyArray<Change<Member>>;
  readonly memberships: ReadonlyArray<Change<Membership>>;
  readonly invitations: ReadonlyArray<Change<Invitation>>;
  /** One that ends is `archived`. */
  readonly guardianships: ReadonlyArray<Change<Guardianship>>;
  /**
   * Written last. Invitations move by changes of their own; with them go the codes, and whatever else joining brought:
   * accounts, Family Codes, appointments. The old id keeps nothing by which it could be taken for the same human again.
   */
  readonly successions: ReadonlyArray<Succession>;
};

/** How many records a change of the roster touches. */
export const sizeOf = (changes: RosterChanges): number =>
  [
    changes.classes,
    changes.members,
    changes.memberships,
    changes.invitations,
    changes.guardianships,
    changes.successions,
  ].reduce((size, { length }) => size + length, 0);

export const isEmpty = (changes: RosterChanges): boolean => changes.schoolName === null && sizeOf(changes) === 0;

export const membershipKey = (m: Membership): string => `${m.sectionId} ${m.userId}`;
export const invitationKey = (i: Invitation): string => `${i.userId} ${i.purpose}`;

export const guardianshipKey = (g: Pick<Guardianship, 'parentId' | 'studentId'>): string =>
  `${g.parentId} ${g.studentId}`;

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

const mergePast = (
  past: ReadonlyArray<Guardianship>,
  { guardianships, successions }: RosterChanges,
): ReadonlyArray<Guardianship> => {
  const succeeded = new Set(successions.map(({ from }) => from));
  const merged = merge(past, guardianships, guardianshipKey, ({ kind }) => kind !== 'archived');
  return succeeded.size === 0 ? merged : merged.filter(({ parentId }) => !succeeded.has(parentId));
};

/** Whoever has a successor has not joined under the old id. */
const afterSuccession = (
  members: ReadonlyArray<Member>,
  successions: ReadonlyArray<Succession>,
): ReadonlyArray<Member> => {
  if (successions.length === 0) return members;
  const succeeded = new Set(successions.map(({ from }) => from));
  return members.map((member) => (succeeded.has(member.userId) ? { ...member, state: 'listed' } : member));
};

/** What a roster is once the changes are applied. A store must arrive at the same. */
export const applyChanges = (roster: Roster, changes: RosterChanges): Roster => ({
  ...roster,
  schoolName: changes.schoolName ?? roster.schoolName,
  classes: merge(roster.classes, changes.classes, (c) => c.sectionId ?? `local ${c.name}`),
  members: afterSuccession(
    merge(roster.members, changes.members, (m) => m.userId),
    changes.successions,
  ),
  memberships: merge(roster.memberships, changes.memberships, membershipKey, ({ kind }) => kind === 'archived'),
  invitations: merge(roster.invitations, changes.invitations, invitationKey),
  guardianships: merge(roster.guardianships, changes.guardianships, guardianshipKey, ({ kind }) => kind === 'archived'),
  pastGuardianships: mergePast(roster.pastGuardianships, changes),
});

export const NO_CHANGES: RosterChanges = {
  schoolName: null,
  classes: [],
  members: [],
  memberships: [],
  invitations: [],
  guardianships: [],
  successions: [],
};
