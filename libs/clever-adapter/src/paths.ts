import type { DistrictId, SchoolId, SectionId, UserId } from '@bloomz/onboarding-core';

export type SchoolListRole = 'student' | 'teacher' | 'staff';

const VERSION = '/v3.1';

/** Clever's addresses, as far as we use them. https://dev.clever.com/docs/api-overview */
export const paths = {
  district: (id: DistrictId): string => `${VERSION}/districts/${id}`,
  school: (id: SchoolId): string => `${VERSION}/schools/${id}`,
  sections: (id: SchoolId, limit: number): string => `${VERSION}/schools/${id}/sections?limit=${limit}`,
  terms: (id: SchoolId, limit: number): string => `${VERSION}/schools/${id}/terms?limit=${limit}`,
  /** With people whose primary school is another one: they belong here as well. */
  people: (id: SchoolId, role: SchoolListRole, limit: number): string =>
    `${VERSION}/schools/${id}/users?role=${role}&limit=${limit}`,
  user: (id: UserId): string => `${VERSION}/users/${id}`,
  contactsOf: (id: UserId, limit: number): string => `${VERSION}/users/${id}/mycontacts?limit=${limit}`,
  sectionPeople: (id: SectionId, role: SchoolListRole, limit: number): string =>
    `${VERSION}/sections/${id}/users?role=${role}&limit=${limit}`,
  districtPeople: (role: SchoolListRole | 'contact', limit: number): string =>
    `${VERSION}/users?role=${role}&limit=${limit}`,
  districtPeopleCount: (role: SchoolListRole | 'contact'): string => `${VERSION}/users?role=${role}&count=true&limit=1`,
} as const;
