import type { ClassRole, Member, SchoolClass } from './roster.ts';

/** Bloomz's own id of a class: a UUID, also for classes made by hand. */
export type ClassId = string;
/** Names a person's place in one school. */
export type MemberId = string;

/** What a member was made by a School Admin, beyond what the roster says. */
export type Appointment = 'school-admin' | 'school-office-staff';

export type ListedClass = SchoolClass & { readonly id: ClassId; readonly members: number };
export type ListedMember = Member & { readonly id: MemberId; readonly appointment: Appointment | null };
export type ListedClassMember = Pick<Member, 'userId' | 'firstName' | 'lastName' | 'state'> & {
  readonly id: MemberId;
  readonly role: ClassRole;
};
