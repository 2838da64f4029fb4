import type { SectionId } from './clever-ids.ts';
import { type PeopleType, type RecordType, typeOfRole } from './record-type.ts';
import type { RosterChanges } from './roster-changes.ts';
import type { Roster } from './roster.ts';

/** How many records of a type would leave or change, of how many. */
export type Tally = {
  readonly type: RecordType;
  readonly removals: number;
  readonly updates: number;
  readonly of: number;
};

export const tallyPeople = (roster: Roster, changes: RosterChanges, type: PeopleType): Tally => {
  const ofType = changes.members.filter(({ before }) => before !== null && typeOfRole(before.role) === type);
  return {
    type,
    removals: ofType.filter(({ kind }) => kind === 'archived').length,
    updates: ofType.filter(({ kind }) => kind === 'updated').length,
    of: roster.members.filter((m) => !m.archived && typeOfRole(m.role) === type).length,
  };
};

export const tallyClasses = (roster: Roster, { classes }: RosterChanges): Tally => ({
  type: 'classes',
  removals: classes.filter(({ kind }) => kind === 'archived').length,
  updates: classes.filter(({ kind }) => kind === 'updated').length,
  of: roster.classes.filter((c) => c.state === 'active' && c.sectionId !== null).length,
});

export const archivedSections = ({ classes }: RosterChanges): ReadonlySet<SectionId | null> =>
  new Set(classes.filter(({ kind }) => kind === 'archived').map(({ after }) => after.sectionId));

/**
 * Memberships that end by themselves. Those that follow an archived class or person are judged with that type, and those
 * of parents follow their children's.
 */
export const tallyMemberships = (roster: Roster, changes: RosterChanges): Tally => {
  const classesGone = archivedSections(changes);
  const peopleGone = new Set(changes.members.filter((c) => c.kind === 'archived').map(({ after }) => after.userId));
  return {
    type: 'memberships',
    removals: changes.memberships.filter(
      ({ kind, after }) =>
        kind === 'archived' &&
        after.role !== 'parent' &&
        !classesGone.has(after.sectionId) &&
        !peopleGone.has(after.userId),
    ).length,
    updates: changes.memberships.filter(({ kind }) => kind === 'updated').length,
    of: roster.memberships.filter(({ byHand, role }) => !byHand && role !== 'parent').length,
  };
};
