import { idFrom } from './object-id.ts';
import type { ContactRole, Course, Kind, RecordsOf, School, Section, Term, User } from './records.ts';
import type { Roster } from './roster.ts';

type Filled = 'district' | 'created' | 'last_modified';
/** A record as a test writes it: the district and the two times are filled in. */
type Draft<T> = Omit<T, Filled> & Partial<Pick<T, Filled & keyof T>>;

/** What a district's own system changes. Every edit ends in events; `batch` makes one sync of many edits. */
export type DistrictEdits = {
  readonly batch: (edits: () => void) => void;
  readonly upsertSchool: (school: Draft<School>) => void;
  readonly upsertTerm: (term: Draft<Term>) => void;
  readonly upsertCourse: (course: Draft<Course>) => void;
  readonly upsertSection: (section: Draft<Section>) => void;
  readonly upsertUser: (user: Draft<User>) => void;
  readonly updateSchool: (id: string, change: Partial<School>) => void;
  readonly updateSection: (id: string, change: Partial<Section>) => void;
  readonly updateUser: (id: string, change: Partial<User> | ((user: User) => User)) => void;
  readonly renameSection: (id: string, name: string) => void;
  readonly setStudents: (sectionId: string, students: readonly string[]) => void;
  /** `teacher` follows as the first of them. */
  readonly setTeachers: (sectionId: string, teachers: readonly string[]) => void;
  /** With a `sis_id` the contact stays itself; without one it vanishes and a new one comes. Gives the id it has now. */
  readonly editContact: (id: string, change: Partial<User> & { readonly contact?: Partial<ContactRole> }) => string;
  /** Takes the user out of sections and relationships as well. */
  readonly deleteUser: (id: string) => void;
  readonly deleteUsers: (ids: readonly string[]) => void;
  readonly deleteSection: (id: string) => void;
  /** Takes its sections along; people stay. */
  readonly deleteSchool: (id: string) => void;
  readonly deleteTerm: (id: string) => void;
  readonly deleteCourse: (id: string) => void;
};

const withTeacher = (teachers: readonly string[]): Pick<Section, 'teacher' | 'teachers'> =>
  teachers[0] === undefined ? { teachers: [], teacher: '' } : { teachers, teacher: teachers[0] };

const missing = (kind: Kind, id: string): Error => new Error(`The fake district has no ${kind} ${id}`);

export const makeDistrictEdits = (roster: Roster, now: () => Date): DistrictEdits => {
  const stamped = ['schools', 'sections', 'users'];

  const upsert = <K extends Kind>(kind: K, draft: Draft<RecordsOf[K]>): void => {
    const [known, at] = [roster.get(kind, draft.id), now().toISOString()];
    const created = known && 'created' in known ? known.created : at;
    const times = stamped.includes(kind) ? { created, ...draft, last_modified: at } : draft;
    roster.put(kind, { district: roster.district().id, ...times } as RecordsOf[K]);
  };

  const update = <K extends Kind>(kind: K, id: string, change: (record: RecordsOf[K]) => RecordsOf[K]): void => {
    const known = roster.get(kind, id);
    if (known === undefined) throw missing(kind, id);
    upsert(kind, change(known));
  };
  const merge = <K extends Kind>(kind: K, id: string, change: Partial<RecordsOf[K]>): void =>
    update(kind, id, (record) => ({ ...record, ...change }));

  const leaveSection = (section: Section, gone: ReadonlySet<string>): void =>
    merge('sections', section.id, {
      students: section.students.filter((student) => !gone.has(student)),
      ...withTeacher(section.teachers.filter((teacher) => !gone.has(teacher))),
    });

  const leaveContact = (contact: User, role: ContactRole, gone: ReadonlySet<string>): void => {
    const rest = role.student_relationships.filter(({ student }) => !gone.has(student));
    if (rest.length === 0) return roster.drop('users', contact.id);
    merge('users', contact.id, { roles: { ...contact.roles, contact: { ...role, student_relationships: rest } } });
  };

  const deleteUsers = (ids: readonly string[]): void =>
    roster.batch(() => {
      const gone = new Set(ids);
      for (const section of roster.all('sections'))
        if ([...section.students, ...section.teachers].some((id) => gone.has(id))) leaveSection(section, gone);
      for (const user of roster.all('users')) {
        const { contact } = user.roles;
        if (contact?.student_relationships.some(({ student }) => gone.has(student))) leaveContact(user, contact, gone);
      }
      for (const id of ids) roster.drop('users', id);
    });

  const editContact: DistrictEdits['editContact'] = (id, { contact: changedRole = {}, ...change }) => {
    const known = roster.get('users', id);
    if (known?.roles.contact === undefined) throw missing('users', id);
    const contact = { ...known.roles.contact, ...changedRole };
    const keepsId = Boolean(known.roles.contact.sis_id) && contact.sis_id === known.roles.contact.sis_id;
    const newId = keepsId ? id : idFrom(id, JSON.stringify([change, changedRole]));
    const created = keepsId ? known.created : now().toISOString();
    roster.batch(() => {
      if (!keepsId) roster.drop('users', id);
      upsert('users', { ...known, ...change, created, id: newId, roles: { ...known.roles, contact } });
    });
    return newId;
  };

  const deleteSchool = (id: string): void =>
    roster.batch(() => {
      for (const section of roster.all('sections')) if (section.school === id) roster.drop('sections', section.id);
      roster.drop('schools', id);
    });

  return {
    batch: roster.batch,
    upsertSchool: (school) => upsert('schools', school),
    upsertTerm: (term) => upsert('terms', term),
    upsertCourse: (course) => upsert('courses', course),
    upsertSection: (section) => upsert('sections', section),
    upsertUser: (user) => upsert('users', user),
    updateSchool: (id, change) => merge('schools', id, change),
    updateSection: (id, change) => merge('sections', id, change),
    updateUser: (id, change) =>
      update('users', id, typeof change === 'function' ? change : (user) => ({ ...user, ...change })),
    renameSection: (id, name) => merge('sections', id, { name }),
    setStudents: (id, students) => merge('sections', id, { students }),
    setTeachers: (id, teachers) => merge('sections', id, withTeacher(teachers)),
    editContact,
    deleteUser: (id) => deleteUsers([id]),
    deleteUsers,
    deleteSection: (id) => roster.drop('sections', id),
    deleteSchool,
    deleteTerm: (id) => roster.drop('terms', id),
    deleteCourse: (id) => roster.drop('courses', id),
  };
};
