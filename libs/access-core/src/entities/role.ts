/** What a person may be in Bloomz. Roles of a school are held there and nowhere else. */
export const ROLES = [
  'school-admin',
  'school-office-staff',
  'school-support-staff',
  'teacher',
  'parent',
  'student',
  'district-admin',
  'bloomz-operator',
] as const;
export type Role = (typeof ROLES)[number];

/** Clever ids of the place an operation concerns. A district alone: the operation concerns no single school. */
export type Place = { readonly districtId: string; readonly schoolId: string | null };

/** A role and where it is held: a school's in that school, a district admin's in the district, an operator's everywhere. */
export type Grant =
  | { readonly role: Exclude<Role, 'district-admin' | 'bloomz-operator'>; readonly place: Place & { schoolId: string } }
  | { readonly role: 'district-admin'; readonly place: Place & { schoolId: null } }
  | { readonly role: 'bloomz-operator'; readonly place: null };
