import type { Role, Section, User } from './records.ts';
import type { Roster } from './roster.ts';

/** Indexes over what is shared. Each is built when first asked for after an edit; lists are sorted by id. */
export type Views = {
  readonly sections: () => readonly Section[];
  readonly users: (role?: Role) => readonly User[];
  readonly usersOfSchool: (school: string, role?: Role, primaryOnly?: boolean) => readonly User[];
  readonly sectionsOfSchool: (school: string) => readonly Section[];
  readonly sectionsOfUser: (user: string) => readonly Section[];
  readonly sectionsOfTerm: (term: string) => readonly Section[];
  readonly sectionsOfCourse: (course: string) => readonly Section[];
  readonly contactsOfStudent: (student: string) => readonly User[];
};

const group = <T>(records: readonly T[], keysOf: (record: T) => Iterable<string>): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const record of records)
    for (const key of new Set(keysOf(record))) {
      const found = groups.get(key);
      if (found) found.push(record);
      else groups.set(key, [record]);
    }
  return groups;
};

const primarySchools = ({ roles }: User, role?: Role): readonly string[] => [
  ...(role === undefined || role === 'student' ? [roles.student?.school ?? []].flat() : []),
  ...(role === undefined || role === 'teacher' ? [roles.teacher?.school ?? []].flat() : []),
  ...(role === undefined || role === 'staff' ? (roles.staff?.schools.slice(0, 1) ?? []) : []),
];

/** Every school a user belongs to in the given role, or in any. */
export const schoolsOf = ({ roles }: User, role?: Role): readonly string[] => [
  ...(role === undefined || role === 'student' ? (roles.student?.schools ?? []) : []),
  ...(role === undefined || role === 'teacher' ? (roles.teacher?.schools ?? []) : []),
  ...(role === undefined || role === 'staff' ? (roles.staff?.schools ?? []) : []),
];

const membersOf = ({ students, teachers }: Section): readonly string[] => [...students, ...teachers];
const studentsOf = ({ roles }: User): readonly string[] =>
  (roles.contact?.student_relationships ?? []).map(({ student }) => student);

export const makeViews = (roster: Roster): Views => {
  const memo = <T>(kind: 'users' | 'sections', make: () => T): (() => T) => {
    let [at, value] = [-1, undefined as T];
    return () => {
      if (at !== roster.version(kind)) [at, value] = [roster.version(kind), make()];
      return value;
    };
  };
  const sections = memo('sections', () => roster.seeAll('sections'));
  const everybody = memo('users', () => roster.seeAll('users'));
  const lists = memo('users', () => new Map<string, readonly User[]>());
  const listed = (key: string, make: () => readonly User[]): readonly User[] => {
    const known = lists().get(key) ?? make();
    lists().set(key, known);
    return known;
  };
  const bySchool = memo('users', () => group(everybody(), (user) => schoolsOf(user)));
  const sectionsBySchool = memo('sections', () => group(sections(), ({ school }) => [school]));
  const sectionsByUser = memo('sections', () => group(sections(), membersOf));
  const sectionsByTerm = memo('sections', () => group(sections(), ({ term_id }) => (term_id ? [term_id] : [])));
  const sectionsByCourse = memo('sections', () => group(sections(), ({ course }) => (course ? [course] : [])));
  const contacts = memo('users', () => group(everybody(), studentsOf));

  const ofSchool = (school: string, role: Role | undefined, primaryOnly: boolean): readonly User[] => {
    const schools = primaryOnly ? primarySchools : schoolsOf;
    return (bySchool().get(school) ?? []).filter((user) => schools(user, role).includes(school));
  };
  return {
    sections,
    users: (role) => (role ? listed(role, () => everybody().filter(({ roles }) => roles[role])) : everybody()),
    usersOfSchool: (school, role, primaryOnly = false) =>
      listed(`${school}/${role}/${primaryOnly}`, () => ofSchool(school, role, primaryOnly)),
    sectionsOfSchool: (school) => sectionsBySchool().get(school) ?? [],
    sectionsOfUser: (user) => sectionsByUser().get(user) ?? [],
    sectionsOfTerm: (term) => sectionsByTerm().get(term) ?? [],
    sectionsOfCourse: (course) => sectionsByCourse().get(course) ?? [],
    contactsOfStudent: (student) => contacts().get(student) ?? [],
  };
};
