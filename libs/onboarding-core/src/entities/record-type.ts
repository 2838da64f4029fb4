import type { MemberRole } from './roster.ts';

/** The types that the brake judges one by one and that counts are kept for. */
export type RecordType = 'classes' | 'teachers' | 'staff' | 'students' | 'parents' | 'memberships' | 'guardianships';

export type PeopleType = 'teachers' | 'staff' | 'students' | 'parents';

const TYPE_OF_ROLE: Record<MemberRole, PeopleType> = {
  teacher: 'teachers',
  staff: 'staff',
  student: 'students',
  parent: 'parents',
};
export const typeOfRole = (role: MemberRole): PeopleType => TYPE_OF_ROLE[role];
