import type { UserId } from './clever-ids.ts';
import { isImportedParent } from './families-here.ts';
import type { FamilyFacts } from './family-facts.ts';
import { rewritesPerson } from './plan-parents.ts';
import { FEWEST_TO_HOLD, type Hold, LARGEST_SAFE_REMOVAL, LARGEST_SAFE_UPDATE } from './risk.ts';
import type { Change, RosterChanges } from './roster-changes.ts';
import type { Guardianship } from './roster.ts';

/** So many adults of one child are more than a family: somebody should look. */
const MANY_ADULTS = 6;

/** What of the families stays as it is until somebody approves. */
export type Withheld = {
  readonly vanished: boolean;
  readonly revoked: boolean;
  readonly retyped: boolean;
  readonly updates: boolean;
  readonly crowded: ReadonlySet<Change<Guardianship>>;
};
export const NOTHING_KEPT: Withheld = {
  vanished: false,
  revoked: false,
  retyped: false,
  updates: false,
  crowded: new Set(),
};

/** New links to a child who would have too many adults. What a successor takes over is not new. */
const crowding = ({ links, here, held, successions }: FamilyFacts): ReadonlySet<Change<Guardianship>> => {
  const inherited = new Map(
    successions.map(({ from, to }) => [to, new Set(held.get(from)?.map(({ studentId }) => studentId))]),
  );
  const ended = new Set(successions.map(({ from }) => from));
  const adults = new Map<UserId, number>();
  const count = ({ studentId }: Guardianship, by: number): void =>
    void adults.set(studentId, (adults.get(studentId) ?? 0) + by);
  for (const [parentId, guardianships] of held)
    if (!ended.has(parentId)) for (const guardianship of guardianships) count(guardianship, 1);
  for (const { revoked, retyped } of links) for (const { after } of [...revoked, ...retyped]) count(after, -1);
  const added = links.flatMap((link) => link.added);
  for (const { after } of added) count(after, 1);
  const isCrowded = ({ parentId, studentId }: Guardianship): boolean =>
    here.has(studentId) &&
    (adults.get(studentId) ?? 0) >= MANY_ADULTS &&
    inherited.get(parentId)?.has(studentId) !== true;
  return new Set(added.filter(({ after }) => isCrowded(after)));
};

const tooMany = (removals: number, of: number): boolean =>
  removals >= FEWEST_TO_HOLD && removals > of * LARGEST_SAFE_REMOVAL;

/** Parents whose records are gone. Whoever lost the last child by a link that was taken back is not judged. */
const judgeParents = (
  { roster, held, here, vanished, shown }: FamilyFacts,
  { members }: RosterChanges,
): Hold | undefined => {
  const of = roster.members.filter((m) => isImportedParent(m) && !m.archived).length;
  const removals = vanished.filter(({ userId }) =>
    held.get(userId)?.some(({ studentId }) => here.has(studentId)),
  ).length;
  const rewritten = members.filter((change) => isImportedParent(change.after) && rewritesPerson(change)).length;
  const updates = rewritten >= FEWEST_TO_HOLD && rewritten > of * LARGEST_SAFE_UPDATE ? rewritten : 0;
  const hold = (cause: Hold['cause'], kept: number): Hold => ({ type: 'parents', removals: kept, updates, of, cause });
  if (removals > 0 && shown.listed === 0) return hold('ReadAsZero', removals);
  if (tooMany(removals, of)) return hold('TooManyRemovals', removals);
  return updates > 0 ? hold('TooManyUpdates', 0) : undefined;
};

/**
 * A link that was taken back ends at once, whatever else waits. But where no record names a single child any more, it is
 * the field that is not shared. A type that is not chosen any more may be the same, so the brake judges those.
 */
const judgeLinks = ({ roster, here, links, granted }: FamilyFacts): Hold | undefined => {
  const of = roster.guardianships.filter(({ studentId }) => here.has(studentId)).length;
  const [revoked, retyped] = [links.flatMap((l) => l.revoked).length, links.flatMap((l) => l.retyped).length];
  const isNamed = [...granted.values()].some(({ contact }) => contact.children.length > 0);
  if (!isNamed && revoked >= FEWEST_TO_HOLD)
    return { type: 'guardianships', removals: revoked, updates: 0, of, cause: 'ReadAsZero' };
  return tooMany(retyped, of)
    ? { type: 'guardianships', removals: retyped, updates: 0, of, cause: 'TooManyRemovals' }
    : undefined;
};

export type Judged = { readonly holds: ReadonlyArray<Hold>; readonly keeps: Withheld };

/** The brake of the contacts step. `changes`: as they would be if nothing were held. */
export const judgeFamilies = (facts: FamilyFacts, changes: RosterChanges): Judged => {
  const [parents, links, crowded] = [judgeParents(facts, changes), judgeLinks(facts), crowding(facts)];
  const of = facts.roster.guardianships.length;
  const many: Hold = { type: 'guardianships', removals: 0, updates: crowded.size, of, cause: 'ManyAdults' };
  return {
    holds: [...(parents ? [parents] : []), ...(links ? [links] : []), ...(crowded.size > 0 ? [many] : [])],
    keeps: {
      vanished: (parents?.removals ?? 0) > 0,
      updates: (parents?.updates ?? 0) > 0,
      revoked: links?.cause === 'ReadAsZero',
      retyped: links?.cause === 'TooManyRemovals',
      crowded,
    },
  };
};
