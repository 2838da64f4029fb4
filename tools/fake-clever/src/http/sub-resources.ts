import type { ServedDistrict } from '../world/district.ts';
import type { AnyRecord, DistrictRecord, Role, Section, User } from '../world/records.ts';
import { schoolsOf } from '../world/views.ts';
import type { ListedKind } from './wire.ts';

type Query = URLSearchParams;
type Many = {
  readonly kind: ListedKind;
  readonly many: (of: ServedDistrict, id: string, query: Query) => readonly AnyRecord[];
};
type One = {
  readonly kind: ListedKind;
  readonly one: (of: ServedDistrict, id: string) => AnyRecord | DistrictRecord | undefined;
};
export type SubResource = Many | One;

const roleIn = (query: Query): Role | undefined => (query.get('role') as Role | null) ?? undefined;
const byId = (a: AnyRecord, b: AnyRecord): number => (a.id < b.id ? -1 : 1);

const seen =
  <K extends 'schools' | 'users' | 'terms' | 'courses'>({ roster }: ServedDistrict, kind: K) =>
  (ids: Iterable<string | null | undefined>): AnyRecord[] =>
    [...new Set(ids)].flatMap((id) => (id ? (roster.see(kind, id) ?? []) : [])).sort(byId);

const membersIn = (of: ServedDistrict, sections: readonly Section[], role: Role | undefined): readonly AnyRecord[] => {
  const students = role === 'teacher' ? [] : sections.flatMap((section) => section.students);
  const teachers = role === 'student' ? [] : sections.flatMap((section) => section.teachers);
  return seen(of, 'users')([...students, ...teachers]);
};

const sectionsWith = (of: ServedDistrict, user: string, as: 'students' | 'teachers'): readonly Section[] =>
  of.views.sectionsOfUser(user).filter((section) => section[as].includes(user));

const myStudents = (of: ServedDistrict, id: string): readonly AnyRecord[] => {
  const relationships = of.roster.see('users', id)?.roles.contact?.student_relationships;
  if (relationships) return seen(of, 'users')(relationships.map(({ student }) => student));
  return membersIn(of, sectionsWith(of, id, 'teachers'), 'student');
};

const schoolsOfUser = (of: ServedDistrict, id: string, query: Query): readonly AnyRecord[] => {
  const { roles } = of.roster.see('users', id) as User;
  const primary = [roles.student?.school, roles.teacher?.school, roles.staff?.schools[0]];
  return seen(of, 'schools')(query.get('primary') === 'true' ? primary : schoolsOf({ roles } as User));
};

const district: SubResource = { kind: 'districts', one: ({ roster }) => roster.district() };
const schoolsOfSections = (find: (of: ServedDistrict, id: string) => readonly Section[]): SubResource => ({
  kind: 'schools',
  many: (of, id) => seen(of, 'schools')(find(of, id).map(({ school }) => school)),
});

const ofSchool: Record<string, SubResource> = {
  district,
  sections: { kind: 'sections', many: ({ views }, id) => views.sectionsOfSchool(id) },
  courses: {
    kind: 'courses',
    many: (of, id) => seen(of, 'courses')(of.views.sectionsOfSchool(id).map((s) => s.course)),
  },
  terms: { kind: 'terms', many: (of, id) => seen(of, 'terms')(of.views.sectionsOfSchool(id).map((s) => s.term_id)) },
  users: {
    kind: 'users',
    many: ({ views }, id, query) => views.usersOfSchool(id, roleIn(query), query.get('primary') === 'true'),
  },
};

const inSection = <K extends 'schools' | 'terms' | 'courses'>(
  kind: K,
  field: 'school' | 'term_id' | 'course',
): SubResource => ({
  kind,
  one: ({ roster }, id) => roster.see(kind, roster.see('sections', id)?.[field] ?? ''),
});

const ofSection: Record<string, SubResource> = {
  district,
  school: inSection('schools', 'school'),
  term: inSection('terms', 'term_id'),
  course: inSection('courses', 'course'),
  users: {
    kind: 'users',
    many: (of, id, query) => membersIn(of, [of.roster.see('sections', id) as Section], roleIn(query)),
  },
};

const ofUser: Record<string, SubResource> = {
  district,
  schools: { kind: 'schools', many: schoolsOfUser },
  sections: { kind: 'sections', many: ({ views }, id) => views.sectionsOfUser(id) },
  mycontacts: { kind: 'users', many: ({ views }, id) => views.contactsOfStudent(id) },
  mystudents: { kind: 'users', many: myStudents },
  myteachers: { kind: 'users', many: (of, id) => membersIn(of, sectionsWith(of, id, 'students'), 'teacher') },
};

/** Everything below `/{kind}/{id}/…`, resources aside. */
export const SUB_RESOURCES: Partial<Record<ListedKind, Record<string, SubResource>>> = {
  schools: ofSchool,
  sections: ofSection,
  users: ofUser,
  courses: {
    district,
    sections: { kind: 'sections', many: ({ views }, id) => views.sectionsOfCourse(id) },
    schools: schoolsOfSections(({ views }, id) => views.sectionsOfCourse(id)),
  },
  terms: {
    district,
    sections: { kind: 'sections', many: ({ views }, id) => views.sectionsOfTerm(id) },
    schools: schoolsOfSections(({ views }, id) => views.sectionsOfTerm(id)),
  },
};
