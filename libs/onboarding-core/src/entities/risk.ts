import type { SectionId } from './clever-ids.ts';
import type { RosterChanges } from './roster-changes.ts';
import { archivedSections, type Tally, tallyClasses, tallyMemberships, tallyPeople } from './tally.ts';
import type { ListName } from './snapshot.ts';
import type { Membership, Roster } from './roster.ts';
import { type RecordType, typeOfRole } from './record-type.ts';

/** Fewer removals than this, or a smaller share, are ordinary life at a school. */
export const FEWEST_TO_HOLD = 5;
export const LARGEST_SAFE_REMOVAL = 0.1;
const LARGEST_SAFE_CLASS_LOSS = 0.5;
const SMALLEST_JUDGED_CLASS = 5;
export const LARGEST_SAFE_UPDATE = 0.75;

export type HoldCause = 'TooManyRemovals' | 'ReadAsZero' | 'ClassEmptied' | 'TooManyUpdates' | 'ManyAdults';

/** What waits for a person, of one type. `of` is how many Bloomz held. */
export type Hold = {
  readonly type: RecordType;
  readonly removals: number;
  readonly updates: number;
  readonly of: number;
  readonly cause: HoldCause;
};

/** Which changes the planner must leave out until somebody approves them. */
export type Withheld = { readonly removals: ReadonlySet<RecordType>; readonly updates: ReadonlySet<RecordType> };
export const NOTHING_WITHHELD: Withheld = { removals: new Set(), updates: new Set() };

export const withheldBy = (holds: ReadonlyArray<Hold>): Withheld => ({
  removals: new Set(holds.filter(({ removals }) => removals > 0).map(({ type }) => type)),
  updates: new Set(holds.filter(({ updates }) => updates > 0).map(({ type }) => type)),
});

const countBy = <T, K>(items: ReadonlyArray<T>, keyOf: (item: T) => K): Map<K, number> => {
  const counts = new Map<K, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
};

/** The types that would lose records because a living class loses more than half of its students and teachers. */
const typesEmptyingAClass = (roster: Roster, changes: RosterChanges): ReadonlySet<RecordType> => {
  const judged = roster.memberships.filter(({ role, byHand }) => role !== 'parent' && !byHand);
  const sizes = countBy(judged, ({ sectionId }) => sectionId);
  const classesGone = archivedSections(changes);
  const losses = changes.memberships
    .filter(({ kind, after }) => kind === 'archived' && after.role !== 'parent' && !classesGone.has(after.sectionId))
    .map(({ after }) => after);
  const lossOf = countBy(losses, ({ sectionId }) => sectionId);
  const emptied = (sectionId: SectionId): boolean => {
    const size = sizes.get(sectionId) ?? 0;
    return size >= SMALLEST_JUDGED_CLASS && (lossOf.get(sectionId) ?? 0) > size * LARGEST_SAFE_CLASS_LOSS;
  };
  const leaving = new Map(
    changes.members.filter(({ kind }) => kind === 'archived').map(({ after }) => [after.userId, after.role]),
  );
  return new Set(
    losses
      .filter(({ sectionId }) => emptied(sectionId))
      .map(({ userId }) => {
        const role = leaving.get(userId);
        return role === undefined ? 'memberships' : typeOfRole(role);
      }),
  );
};

const LIST_OF: Partial<Record<RecordType, ListName>> = {
  classes: 'sections',
  students: 'students',
  teachers: 'teachers',
  staff: 'staff',
};

/** Memberships have no list of their own: they read as zero when all of them end and none begins. */
const noMembershipsLeft = (roster: Roster, changes: RosterChanges): boolean => {
  const ofParents = ({ role }: Membership): boolean => role === 'parent';
  const planned = changes.memberships.filter(({ after }) => !ofParents(after));
  const living = roster.memberships.filter((membership) => !membership.byHand && !ofParents(membership));
  return planned.every(({ kind }) => kind === 'archived') && planned.length === living.length;
};

const holdFor = (
  { type, removals, updates, of }: Tally,
  readAsZero: boolean,
  emptiesAClass: boolean,
): Hold | undefined => {
  const heldUpdates = updates >= FEWEST_TO_HOLD && updates > of * LARGEST_SAFE_UPDATE ? updates : 0;
  const hold = (cause: HoldCause, held: number): Hold => ({ type, removals: held, updates: heldUpdates, of, cause });
  if (removals > 0 && readAsZero) return hold('ReadAsZero', removals);
  if (removals >= FEWEST_TO_HOLD && removals > of * LARGEST_SAFE_REMOVAL) return hold('TooManyRemovals', removals);
  if (removals > 0 && emptiesAClass) return hold('ClassEmptied', removals);
  return heldUpdates > 0 ? hold('TooManyUpdates', 0) : undefined;
};

/**
 * The brake. A roster that shrinks at one blow is more likely a broken share than an exodus, so removals above the
 * limits wait for a person, type by type; additions and ordinary updates go on. Parents are judged by the contacts step.
 */
export const judgeRisk = (
  roster: Roster,
  changes: RosterChanges,
  listed: Readonly<Record<ListName, number>>,
): ReadonlyArray<Hold> => {
  const emptying = typesEmptyingAClass(roster, changes);
  const memberships = tallyMemberships(roster, changes);
  const tallies: ReadonlyArray<Tally> = [
    tallyClasses(roster, changes),
    ...(['teachers', 'staff', 'students'] as const).map((type) => tallyPeople(roster, changes, type)),
    memberships,
  ];
  return tallies.flatMap((tally) => {
    const list = LIST_OF[tally.type];
    const readAsZero = list === undefined ? noMembershipsLeft(roster, changes) : listed[list] === 0;
    return holdFor(tally, readAsZero, emptying.has(tally.type)) ?? [];
  });
};
