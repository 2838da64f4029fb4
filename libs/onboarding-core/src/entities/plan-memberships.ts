import type { SectionId, UserId } from './clever-ids.ts';
import type { ClassPlan } from './plan-classes.ts';
import type { MemberPlan } from './plan-members.ts';
import type { Withheld } from './risk.ts';
import { type Change, membershipKey } from './roster-changes.ts';
import type { ClassRole, Membership, Roster } from './roster.ts';
import type { Section } from './snapshot.ts';

/** The members of one class: the first readable teacher is the primary, the rest are co-teachers. */
const membersOf = (section: Section, present: MemberPlan['present']): ReadonlyMap<UserId, ClassRole> => {
  const roles = new Map<UserId, ClassRole>();
  for (const id of section.teachers)
    if (present.has(id) && !roles.has(id)) roles.set(id, roles.size === 0 ? 'primary-teacher' : 'co-teacher');
  for (const id of section.students)
    if (present.get(id)?.role === 'student' && !roles.has(id)) roles.set(id, 'student');
  return roles;
};

const wanted = (imported: ReadonlyArray<Section>, present: MemberPlan['present']): ReadonlyMap<string, Membership> => {
  const memberships = new Map<string, Membership>();
  for (const section of imported)
    for (const [userId, role] of membersOf(section, present)) {
      const membership = { sectionId: section.id, userId, role, byHand: false };
      memberships.set(membershipKey(membership), membership);
    }
  return memberships;
};

type Ends = (held: Membership) => boolean;

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

/** Where a primary teacher's leave waits for approval while the successor is there, the former becomes co-teacher. */
const stepDown = (held: Membership, next: ReadonlySet<SectionId>): Change<Membership>[] =>
  held.role === 'primary-teacher' && next.has(held.sectionId)
    ? [{ kind: 'updated', before: held, after: { ...held, role: 'co-teacher' } }]
    : [];

export const planMemberships = (
  classes: ClassPlan,
  people: MemberPlan,
  roster: Roster,
  withheld: Withheld,
): ReadonlyArray<Change<Membership>> => {
  const want = wanted(classes.imported, people.present);
  const held = new Map(roster.memberships.map((membership) => [membershipKey(membership), membership]));
  const led = new Set([...want.values()].filter((m) => m.role === 'primary-teacher').map((m) => m.sectionId));
  const ends = makeEnds(classes, people, roster, withheld);
  const changes: Change<Membership>[] = [];
  for (const [key, membership] of want) {
    const before = held.get(key);
    if (!before) changes.push({ kind: 'created', before: null, after: membership });
    else if (before.role !== membership.role && !before.byHand && !withheld.updates.has('memberships'))
      changes.push({ kind: 'updated', before, after: membership });
  }
  for (const [key, membership] of held) {
    if (want.has(key)) continue;
    if (ends(membership)) changes.push({ kind: 'archived', before: membership, after: membership });
    else if (!membership.byHand) changes.push(...stepDown(membership, led));
  }
  return changes;
};
