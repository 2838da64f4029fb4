import type { CleverRole } from '@bloomz/onboarding-core';
import * as t from 'io-ts';
import { fieldsOf, listOf, optional, OptionalText } from './text.ts';

const AT_SCHOOLS_FIELDS = { school: OptionalText, schools: listOf(OptionalText) };
const AtSchools = t.type(AT_SCHOOLS_FIELDS);
const Student = t.type({ ...AT_SCHOOLS_FIELDS, home_language: t.unknown, home_language_code: t.unknown });

/** An object keyed by role; roles we do not know are passed over. https://dev.clever.com/docs/multi-role-users-in-clever */
export const Roles = fieldsOf({
  teacher: optional(AtSchools),
  staff: optional(AtSchools),
  student: optional(Student),
  district_admin: optional(t.UnknownRecord),
  contact: optional(t.UnknownRecord),
});
export type RolesFields = t.TypeOf<typeof Roles>;

const IN_ORDER: ReadonlyArray<CleverRole> = ['teacher', 'staff', 'student', 'district_admin', 'contact'];
const AT_SCHOOLS = ['teacher', 'staff', 'student'] as const;

/** Always in the same order, whatever Clever's. */
export const inOrder = (roles: Iterable<CleverRole>): ReadonlyArray<CleverRole> => {
  const held = new Set(roles);
  return IN_ORDER.filter((role) => held.has(role));
};

export const rolesOf = (roles: RolesFields): ReadonlyArray<CleverRole> =>
  IN_ORDER.filter((role) => roles[role] !== undefined);

/** The schools of a role. `staff` has no `school`, only `schools`. */
export const schoolsOf = (roles: RolesFields, role: (typeof AT_SCHOOLS)[number]): ReadonlyArray<string> => {
  const { school, schools = [] } = roles[role] ?? {};
  return [school, ...schools].filter((id) => id !== undefined);
};

export const rolesAt = (roles: RolesFields, schoolId: string): ReadonlyArray<CleverRole> =>
  AT_SCHOOLS.filter((role) => schoolsOf(roles, role).includes(schoolId));
