import type { AnyRecord, Kind, Role, Roles, Section, User } from './records.ts';
import { ROLES } from './records.ts';

/** The kinds of data a district can switch off for an application. */
export type SharedType =
  'students' | 'teachers' | 'staff' | 'districtAdmins' | 'contacts' | 'sections' | 'schools' | 'terms' | 'courses';

export type Sharing = {
  readonly typesOff: Set<SharedType>;
  readonly schoolsOff: Set<string>;
  readonly sectionsOff: Set<string>;
  readonly usersOff: Set<string>;
  /** Paths such as `email`, `roles.student.dob`, `name.middle`, for users only. */
  readonly fieldsOff: Set<string>;
  /** Hand-picked sections: only these, their teachers and their students. */
  picked: { readonly sections: ReadonlySet<string>; readonly users: ReadonlySet<string> } | undefined;
};

const TYPE_OF_ROLE: Record<Role, SharedType> = {
  student: 'students',
  teacher: 'teachers',
  staff: 'staff',
  district_admin: 'districtAdmins',
  contact: 'contacts',
};

export const shareEverything = (): Sharing => ({
  typesOff: new Set(),
  schoolsOff: new Set(),
  sectionsOff: new Set(),
  usersOff: new Set(),
  fieldsOff: new Set(),
  picked: undefined,
});

/** Reads one stored record by id, shared or not. */
export type Lookup = (id: string) => User | undefined;

const atSharedSchool = (sharing: Sharing, schools: readonly string[]): boolean =>
  sharing.schoolsOff.size === 0 || schools.some((id) => !sharing.schoolsOff.has(id));

const isPicked = (sharing: Sharing, user: User): boolean =>
  sharing.picked === undefined || sharing.picked.users.has(user.id);

const showsRole = (sharing: Sharing, user: User, role: Role, lookup: Lookup): boolean => {
  if (sharing.typesOff.has(TYPE_OF_ROLE[role])) return false;
  const { student, teacher, staff, contact } = user.roles;
  if (role === 'student') return isPicked(sharing, user) && atSharedSchool(sharing, student?.schools ?? []);
  if (role === 'teacher') return isPicked(sharing, user) && atSharedSchool(sharing, teacher?.schools ?? []);
  if (role === 'staff') return atSharedSchool(sharing, staff?.schools ?? []);
  if (role === 'contact')
    return (contact?.student_relationships ?? []).some((r) => showsStudent(sharing, r.student, lookup));
  return true;
};

const showsStudent = (sharing: Sharing, id: string, lookup: Lookup): boolean => {
  const user = lookup(id);
  if (user?.roles.student === undefined || sharing.usersOff.has(id)) return false;
  return showsRole(sharing, user, 'student', lookup);
};

const withoutField = (value: object, path: readonly string[]): object => {
  const [head = '', ...rest] = path;
  if (!Object.hasOwn(value, head)) return value;
  const { [head]: inner, ...others } = value as Record<string, unknown>;
  if (rest.length === 0) return others;
  return typeof inner === 'object' && inner !== null ? { ...value, [head]: withoutField(inner, rest) } : value;
};

const shownUser = (sharing: Sharing, user: User, lookup: Lookup): User | undefined => {
  if (sharing.usersOff.has(user.id)) return undefined;
  const has = ROLES.filter((role) => user.roles[role] !== undefined);
  const shown = has.filter((role) => showsRole(sharing, user, role, lookup));
  if (shown.length === 0) return undefined;
  const roles = Object.fromEntries(shown.map((role) => [role, user.roles[role]])) as Roles;
  const seen = shown.length === has.length ? user : { ...user, roles };
  return [...sharing.fieldsOff].reduce<User>((rest, path) => withoutField(rest, path.split('.')) as User, seen);
};

const shownSection = (sharing: Sharing, section: Section): Section | undefined => {
  if (sharing.typesOff.has('sections') || sharing.sectionsOff.has(section.id)) return undefined;
  if (sharing.schoolsOff.has(section.school)) return undefined;
  if (sharing.picked !== undefined && !sharing.picked.sections.has(section.id)) return undefined;
  const students = sharing.typesOff.has('students') ? { students: [] } : {};
  if (!sharing.typesOff.has('teachers')) return 'students' in students ? { ...section, ...students } : section;
  const { teacher: _teacher, ...rest } = section;
  return { ...rest, ...students, teachers: [] };
};

/**
 * What the application sees of a record: the record itself, a part of it, or nothing.
 * Ids of students who are not shared stay in `section.students`. https://dev.clever.com/docs/data-changes
 */
export const shown = <K extends Kind>(
  sharing: Sharing,
  kind: K,
  record: AnyRecord,
  lookup: Lookup,
): AnyRecord | undefined => {
  if (kind === 'users') return shownUser(sharing, record as User, lookup);
  if (kind === 'sections') return shownSection(sharing, record as Section);
  if (kind === 'schools')
    return sharing.typesOff.has('schools') || sharing.schoolsOff.has(record.id) ? undefined : record;
  return sharing.typesOff.has(kind) ? undefined : record;
};
