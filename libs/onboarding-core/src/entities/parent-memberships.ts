import type { SectionId, UserId } from './clever-ids.ts';
import type { Change } from './roster-changes.ts';
import type { Guardianship, Membership, SchoolClass } from './roster.ts';

type After = {
  readonly classes: ReadonlyArray<SchoolClass>;
  readonly memberships: ReadonlyArray<Membership>;
  readonly guardianships: ReadonlyArray<Guardianship>;
  /** Everybody who is at the school. */
  readonly here: ReadonlySet<UserId>;
};

/** A parent belongs to the classes of the children: who belongs to which, once everything else is as planned. */
const belonging = ({ classes, memberships, guardianships, here }: After): ReadonlyMap<SectionId, Set<UserId>> => {
  const active = new Set(classes.filter(({ state }) => state === 'active').map(({ sectionId }) => sectionId));
  const parentsOf = Map.groupBy(
    guardianships.filter(({ parentId, studentId }) => here.has(parentId) && here.has(studentId)),
    ({ studentId }) => studentId,
  );
  const wanted = new Map<SectionId, Set<UserId>>();
  for (const { sectionId, userId, role } of memberships) {
    const parents = role === 'student' && active.has(sectionId) ? parentsOf.get(userId) : undefined;
    if (parents === undefined) continue;
    const ofClass = wanted.get(sectionId) ?? new Set<UserId>();
    for (const { parentId } of parents) ofClass.add(parentId);
    wanted.set(sectionId, ofClass);
  }
  return wanted;
};

/** Places in classes that follow from children. A place given by hand stays, as does a class that an admin archived. */
export const planParentMemberships = (
  held: ReadonlyArray<Membership>,
  after: After,
): ReadonlyArray<Change<Membership>> => {
  const wanted = belonging(after);
  const frozen = new Set(
    after.classes.filter(({ archivedBy }) => archivedBy === 'admin').map(({ sectionId }) => sectionId),
  );
  const changes: Change<Membership>[] = [];
  for (const before of held) {
    const { sectionId, userId, role, byHand } = before;
    const isListed = wanted.get(sectionId)?.delete(userId) ?? false;
    if (!isListed && role === 'parent' && !byHand && !frozen.has(sectionId))
      changes.push({ kind: 'archived', before, after: before });
  }
  for (const [sectionId, parents] of wanted)
    for (const userId of parents)
      changes.push({ kind: 'created', before: null, after: { sectionId, userId, role: 'parent', byHand: false } });
  return changes;
};
