import type { UserId } from './clever-ids.ts';
import type { Guardianship } from './roster.ts';

/** How many households there are: children who share an adult belong to one, as do adults who share a child. */
export const countHouseholds = (guardianships: ReadonlyArray<Guardianship>): number => {
  const above = new Map<UserId, UserId>();
  const rootOf = (id: UserId): UserId => {
    let root = id;
    for (let next = above.get(root); next !== undefined && next !== root; next = above.get(root)) root = next;
    above.set(id, root);
    return root;
  };
  for (const { parentId, studentId } of guardianships) above.set(rootOf(parentId), rootOf(studentId));
  const roots = new Set<UserId>();
  for (const { parentId } of guardianships) roots.add(rootOf(parentId));
  return roots.size;
};
