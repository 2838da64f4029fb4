import { isLocalPerson, type UserId } from './clever-ids.ts';
import type { Guardianship, Member } from './roster.ts';

/** A parent that an import made; those who joined by Family Code are none of its business. */
export const isImportedParent = ({ role, userId }: Pick<Member, 'role' | 'userId'>): boolean =>
  role === 'parent' && !isLocalPerson(userId);

export const studentsHere = (members: Iterable<Member>): ReadonlySet<UserId> => {
  const here = new Set<UserId>();
  for (const { userId, role, archived } of members) if (role === 'student' && !archived) here.add(userId);
  return here;
};

export const byParent = (
  guardianships: ReadonlyArray<Guardianship>,
): ReadonlyMap<UserId, ReadonlyArray<Guardianship>> => Map.groupBy(guardianships, ({ parentId }) => parentId);

/** Parents who have a child at the school: only they are members. */
export const parentsOf = (guardianships: ReadonlyArray<Guardianship>, here: ReadonlySet<UserId>): ReadonlySet<UserId> =>
  new Set(guardianships.filter(({ studentId }) => here.has(studentId)).map(({ parentId }) => parentId));
