import type { TeachersJoined } from './families.ts';
import type { Roster } from './roster.ts';

/** How many of a school's teachers have joined. A school without teachers waits for nobody. */
export const teachersJoined = ({ members }: Pick<Roster, 'members'>): TeachersJoined => {
  const teachers = members.filter(({ role, archived }) => role === 'teacher' && !archived);
  return { joined: teachers.filter(({ state }) => state === 'joined').length, of: teachers.length };
};

export const arePending = ({ joined, of }: TeachersJoined): boolean => joined < of;
