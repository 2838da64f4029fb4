import type { SectionId, UserId } from './clever-ids.ts';
import type { ClassPlan } from './plan-classes.ts';
import { mayTeach, type MemberPlan } from './plan-members.ts';
import type { Withheld } from './risk.ts';
import type { Change } from './roster-changes.ts';
import type { ClassRole, Membership, Roster } from './roster.ts';
import type { Section } from './snapshot.ts';

/** The members of one class: the first readable teacher is the primary, the rest are co-teachers. */
const membersOf = (section: Section, present: MemberPlan['present']): ReadonlyMap<UserId, ClassRole> => {
  const roles = new Map<UserId, ClassRole>();
  for (const id of section.teachers)
    if (mayTeach(present.get(id)) && !roles.has(id)) roles.set(id, roles.size === 0 ? 'primary-teacher' : 'co-teacher');
  for (const id of section.students)
    if (present.get(id)?.role === 'student' && !roles.has(id)) roles.set(id, 'student');
  return roles;
};

type Ends = (known: Membership) => boolean;

/** A membership ends with its class or person, or because Clever no longer lists it; hands-on additions stay. */
const makeEnds = (classes: ClassPlan, people: MemberPlan, roster: Roster, withheld: Withheld): Ends => {
  const archivedClasses = new Set<SectionId | null>(
    roster.classes.filter(({ archivedBy }) => archivedBy === 'admin').map(({ sectionId }) => sectionId),
  );
  const endingClasses = new Set<SectionId | null>(
    classes.changes.filter(({ kind }) => kind === 'archived').map(({ after }) => after.sectionId),
  );
  return ({ sectionId, userId, role, byHand }) => {
    if (byHand || role === 'parent' || archivedClasses.has(sectionId)) return false;
    if (endingClasses.has(sectionId) || !people.present.has(userId)) return true;
    const waits = classes.kept.has(sectionId) || people.held.has(userId) || withheld.removals.has('memberships');
    return !waits;
  };
};

/** Those Clever lists: new ones begin, roles follow. */
const planListed = (
  sectionId: SectionId,
  listed: ReadonlyMap<UserId, ClassRole>,
  known: ReadonlyMap<UserId, Membership>,
  updatesWait: boolean,
): ReadonlyArray<Change<Membership>> => {
  const changes: Change<Membership>[] = [];
  for (const [userId, role] of listed) {
    const before = known.get(userId);
    if (!before) changes.push({ kind: 'created', before: null, after: { sectionId, userId, role, byHand: false } });
    else if (before.role !== role && !before.byHand && !updatesWait)
      changes.push({ kind: 'updated', before, after: { ...before, role } });
  }
  return changes;
};

/** Those Clever does not list. Where a primary's leave waits while the successor is there, the former steps down. */
const planUnlisted = (
  listed: ReadonlyMap<UserId, ClassRole>,
  known: ReadonlyMap<UserId, Membership>,
  ends: Ends,
): ReadonlyArray<Change<Membership>> => {
  const changes: Change<Membership>[] = [];
  for (const [userId, before] of known) {
    if (listed.has(userId)) continue;
    const stepsDown = before.role === 'primary-teacher' && !before.byHand && leads(listed);
    if (ends(before)) changes.push({ kind: 'archived', before, after: before });
    else if (stepsDown) changes.push({ kind: 'updated', before, after: { ...before, role: 'co-teacher' } });
  }
  return changes;
};

const leads = (listed: ReadonlyMap<UserId, ClassRole>): boolean => listed.values().next().value === 'primary-teacher';

const bySection = (memberships: ReadonlyArray<Membership>): ReadonlyMap<SectionId, ReadonlyMap<UserId, Membership>> => {
  const sections = new Map<SectionId, Map<UserId, Membership>>();
  for (const membership of memberships) {
    const known = sections.get(membership.sectionId) ?? new Map<UserId, Membership>();
    sections.set(membership.sectionId, known.set(membership.userId, membership));
  }
  return sections;
};

const NOBODY: ReadonlyMap<UserId, never> = new Map<UserId, never>();

/** Memberships of every class, section by section. */
export const planMemberships = (
  classes: ClassPlan,
  people: MemberPlan,
  roster: Roster,
  withheld: Withheld,
): ReadonlyArray<Change<Membership>> => {
  const known = bySection(roster.memberships);
  const ends = makeEnds(classes, people, roster, withheld);
  const updatesWait = withheld.updates.has('memberships');
  const imported = new Set(classes.imported.map(({ id }) => id));
  const ofImported = classes.imported.flatMap((section) => {
    const listed = membersOf(section, people.present);
    const before = known.get(section.id) ?? NOBODY;
    return [...planListed(section.id, listed, before, updatesWait), ...planUnlisted(listed, before, ends)];
  });
  const ofOthers = [...known].flatMap(([id, before]) => (imported.has(id) ? [] : planUnlisted(NOBODY, before, ends)));
  return [...ofImported, ...ofOthers];
};
