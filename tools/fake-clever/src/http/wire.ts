import type { StoredEvent } from '../world/event-feed.ts';
import type { AnyRecord, DistrictRecord, User } from '../world/records.ts';
import type { Item, Link } from './answer.ts';
import type { Version } from './api-request.ts';

export type ListedKind = 'districts' | 'schools' | 'terms' | 'courses' | 'sections' | 'users';

/** Fields that v3.1 adds; v3.0 answers and events do not know them. */
const NEW_IN_31 = new Set(['lms_type', 'lms_state', 'last_attendance_sync', 'lms_status']);
const NEW_FOR_STUDENTS = new Set([
  ...['disability', 'frl_status', 'gifted_status', 'home_language', 'home_language_code'],
  ...['iep_status', 'preferred_name', 'section_504_status'],
]);

const without = <T extends object>(value: T, names: ReadonlySet<string>): T =>
  Object.keys(value).some((key) => names.has(key))
    ? (Object.fromEntries(Object.entries(value).filter(([key]) => !names.has(key))) as T)
    : value;

const roleless = (user: User, names: ReadonlySet<string>): User =>
  user.roles.student ? { ...user, roles: { ...user.roles, student: without(user.roles.student, names) } } : user;

/** The record as this version shows it. */
export const toWire = (version: Version, record: AnyRecord | DistrictRecord): AnyRecord | DistrictRecord => {
  if (version === 'v3.1') return record;
  const old = without(record, NEW_IN_31);
  return 'roles' in old ? roleless(old, NEW_FOR_STUDENTS) : old;
};

export const toItem =
  (version: Version, kind: ListedKind) =>
  (record: AnyRecord | DistrictRecord): Item => ({
    data: toWire(version, record),
    uri: `/${version}/${kind}/${record.id}`,
  });

const RELATIONS: Record<Exclude<ListedKind, 'users'>, readonly string[]> = {
  districts: [],
  schools: ['district', 'sections', 'users', 'terms', 'courses'],
  terms: ['district', 'sections', 'schools'],
  courses: ['district', 'sections', 'schools'],
  sections: ['district', 'school', 'term', 'course', 'users'],
};

const userRelations = ({ roles }: User): readonly string[] => {
  if (roles.student) return ['district', 'sections', 'myContacts', 'myTeachers', 'schools'];
  if (roles.contact) return ['district', 'myStudents'];
  if (roles.teacher) return ['district', 'sections', 'myStudents', 'schools'];
  return roles.staff ? ['district', 'schools'] : ['district'];
};

/** Links on a single object. */
export const relationLinks = (version: Version, kind: ListedKind, record: AnyRecord | DistrictRecord): Link[] => {
  const self = `/${version}/${kind}/${record.id}`;
  const relations = kind === 'users' ? userRelations(record as User) : RELATIONS[kind];
  return [{ rel: 'self', uri: self }, ...relations.map((rel) => ({ rel, uri: `${self}/${rel}` }))];
};

/** Event objects differ a little: students lose the copied e-mail, contacts keep what v2 had. */
const toEventObject = (version: Version, record: AnyRecord | DistrictRecord): object => {
  const wire = toWire(version, record);
  if (!('roles' in wire)) return wire;
  const { student, contact } = wire.roles;
  if (student) return roleless(wire, new Set(['email']));
  if (!contact) return wire;
  const [first] = contact.student_relationships;
  const students = contact.student_relationships.map((relationship) => relationship.student);
  return { ...wire, type: first?.type ?? '', relationship: first?.relationship ?? '', students };
};

/** On the wire `previous_attributes` lies beside `object`, inside the inner `data`. */
export const toEventItem =
  (version: Version) =>
  ({ id, kind, happening, created, object, previous }: StoredEvent): Item => {
    const data = { object: toEventObject(version, object), ...(previous && { previous_attributes: previous }) };
    return {
      data: { id, type: `${kind}.${happening}`, created, data } as Item['data'],
      uri: `/${version}/events/${id}`,
    };
  };
