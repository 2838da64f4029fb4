import type { Contact, ContactType } from '../entities/contact.ts';
import type { DistrictId, SchoolId, SectionId, TermId, UserId } from '../entities/clever-ids.ts';
import { countChanges } from '../entities/counts.ts';
import { DEFAULT_OPTIONS } from '../entities/import-options.ts';
import type { PlannedChange } from '../entities/planned-change.ts';
import {
  EMPTY_ROSTER,
  type Guardianship,
  type Invitation,
  type Member,
  type Membership,
  type SchoolClass,
} from '../entities/roster.ts';
import { type Change, type ChangeKind, NO_CHANGES, type RosterChanges } from '../entities/roster-changes.ts';
import type { Run, SchoolRef } from '../entities/run.ts';
import type { Section, Snapshot, User } from '../entities/snapshot.ts';
import type { StoredPlan } from '../entities/stored-plan.ts';
import type { Application } from '../ports/roster-store.ts';
import type { NewRun } from '../ports/run-queue.ts';

export const sectionId = (id: string): SectionId => id as SectionId;
export const userId = (id: string): UserId => id as UserId;
export const termId = (id: string): TermId => id as TermId;

export const SCHOOL: SchoolRef = { districtId: 'district-1' as DistrictId, schoolId: 'school-1' as SchoolId };

/** A reference to a school nobody else in the test run uses. */
export const aSchoolRef = ((): ((district?: DistrictId) => SchoolRef) => {
  let n = 1;
  return (districtId = `district-${(n += 1)}` as DistrictId) => ({
    districtId,
    schoolId: `school-${(n += 1)}` as SchoolId,
  });
})();

type Like<T, Id extends string> = Partial<Omit<T, Id>> & { readonly id: string };

type LikeSection = Partial<Omit<Section, 'id' | 'teachers' | 'students' | 'termId'>> & {
  readonly id: string;
  readonly teachers?: ReadonlyArray<string>;
  readonly students?: ReadonlyArray<string>;
  readonly termId?: string;
};

export const aSection = ({ id, teachers = [], students = [], termId: term, ...like }: LikeSection): Section => ({
  name: `Section ${id}`,
  ...like,
  ...(term === undefined ? {} : { termId: termId(term) }),
  id: sectionId(id),
  teachers: teachers.map(userId),
  students: students.map(userId),
});

const aUser = (like: Like<User, 'id'>, role: 'teacher' | 'staff' | 'student'): User => ({
  firstName: 'Sample',
  lastName: `${role} ${like.id}`,
  roles: [role],
  rolesHere: [role],
  ...like,
  id: userId(like.id),
});
export const aTeacher = (like: Like<User, 'id'>): User =>
  aUser({ email: `${like.id}@example.org`, ...like }, 'teacher');
export const aStudent = (like: Like<User, 'id'>): User => aUser(like, 'student');
export const aStaffMember = (like: Like<User, 'id'>): User => aUser(like, 'staff');

type LikeContact = Partial<Omit<Contact, 'id' | 'children'>> & {
  readonly id: string;
  /** Ids of children, or ids with another type than Parent/Guardian, or another relationship as well. */
  readonly children?: ReadonlyArray<string | readonly [string, ContactType] | readonly [string, ContactType, string]>;
};

/** A contact whose whole name is the last one, with an address that nobody else has. */
export const aContact = ({ id, children = [], ...like }: LikeContact): Contact => ({
  firstName: '',
  lastName: `Contact ${id}`,
  email: `${id}@families.example.org`,
  ...like,
  id: userId(id),
  children: children.map((child) => {
    const [student, type, relationship] = typeof child === 'string' ? ([child] as const) : child;
    return { student: userId(student), relationship: relationship ?? 'Parent', type: type ?? 'Parent/Guardian' };
  }),
});

export const aGuardianship = (
  parent: string,
  student: string,
  like: Partial<Omit<Guardianship, 'parentId' | 'studentId'>> = {},
): Guardianship => ({
  relationship: 'Parent',
  type: 'Parent/Guardian',
  ...like,
  parentId: userId(parent),
  studentId: userId(student),
});

const listedBy = (role: 'teacher' | 'staff' | 'student', users: ReadonlyArray<User>): number =>
  users.filter(({ rolesHere }) => rolesHere.includes(role)).length;

/** A snapshot whose lists count what it holds, unless `listed` says otherwise. */
export const aSnapshot = (like: Partial<Snapshot> = {}): Snapshot => {
  const [sections, users] = [like.sections ?? [], like.users ?? []];
  return {
    district: { id: SCHOOL.districtId },
    school: { id: SCHOOL.schoolId, name: 'Sample School' },
    terms: [],
    quarantined: [],
    listed: {
      sections: sections.length,
      teachers: listedBy('teacher', users),
      students: listedBy('student', users),
      staff: listedBy('staff', users),
    },
    ...like,
    sections,
    users,
  };
};

export const aMember = (like: Partial<Omit<Member, 'userId'>> & { readonly userId: string }): Member => ({
  role: 'student',
  firstName: 'Sample',
  lastName: `student ${like.userId}`,
  email: null,
  phone: null,
  language: null,
  state: 'listed',
  archived: false,
  ...like,
  userId: userId(like.userId),
});

export const aClass = (
  like: Partial<Omit<SchoolClass, 'sectionId'>> & { readonly sectionId: string | null },
): SchoolClass => ({
  name: `Section ${like.sectionId}`,
  nameSource: 'clever',
  cleverName: `Section ${like.sectionId}`,
  state: 'active',
  archivedBy: null,
  ...DEFAULT_OPTIONS.classOptions,
  ...like,
  sectionId: like.sectionId === null ? null : sectionId(like.sectionId),
});

export const aMembership = (section: string, user: string, like: Partial<Membership> = {}): Membership => ({
  sectionId: sectionId(section),
  userId: userId(user),
  role: 'student',
  byHand: false,
  ...like,
});

export const anInvitation = (user: string, like: Partial<Invitation> = {}): Invitation => ({
  userId: userId(user),
  purpose: 'teacher',
  state: 'queued',
  wasSent: false,
  ...like,
});

/** An applied run of its own id, a minute after the one before. */
export const aRun = ((): ((like?: Partial<Run>) => Run) => {
  let n = 0;
  return (like = {}) => {
    const at = new Date(Date.UTC(2026, 0, 1, 0, (n += 1)));
    return {
      id: `run-${n}`,
      school: SCHOOL,
      state: 'applied',
      actor: { kind: 'operator' },
      options: DEFAULT_OPTIONS,
      planHash: `hash-${n}`,
      snapshotDigest: `snapshot-${n}`,
      digestAfter: null,
      counts: null,
      holds: [],
      details: null,
      failure: null,
      startedAt: at,
      finishedAt: at,
      ...like,
    };
  };
})();

/** A run of its own id that somebody asks for, a minute after the one before. */
export const aNewRun = (school: SchoolRef, like: Partial<NewRun> = {}): NewRun => {
  const { id, actor, options, startedAt } = aRun();
  return { id, school, actor, options, startedAt, ...like };
};

/** A preview without changes, under an id of its own. */
export const aStoredPlan = ((): ((like?: Partial<StoredPlan>) => StoredPlan) => {
  let n = 0;
  return (like = {}) => ({
    id: `00000000-0000-4000-8000-${String((n += 1)).padStart(12, '0')}`,
    school: SCHOOL,
    actor: { kind: 'operator' },
    options: DEFAULT_OPTIONS,
    madeAt: new Date(Date.UTC(2026, 0, 1)),
    summary: {
      hash: `hash-${n}`,
      counts: countChanges(EMPTY_ROSTER, NO_CHANGES),
      holds: [],
      skipped: [],
      quarantined: [],
      warnings: [],
      families: null,
    },
    cost: { requests: 8, retries: 0 },
    ms: { read: 20, plan: 1 },
    ...like,
  });
})();

export const aPlannedChange = (like: Partial<PlannedChange> = {}): PlannedChange => ({
  record: 'student',
  kind: 'created',
  cleverId: 'student-1',
  name: 'Sample student',
  detail: null,
  fields: [],
  worries: false,
  ...like,
});

type LikeApplication = Partial<Omit<Application, 'changes'>> & { readonly changes?: Partial<RosterChanges> };

/** One write by the operator, as a change by hand unless it is given a run. */
export const anApplication = ({ changes = {}, ...like }: LikeApplication = {}): Application => ({
  version: 0,
  actor: { kind: 'operator' },
  at: new Date(Date.UTC(2026, 0, 2)),
  run: null,
  ticket: null,
  ...like,
  changes: { ...NO_CHANGES, ...changes },
});

export const created = <T>(after: T): Change<T> => ({ kind: 'created', before: null, after });
export const changed = <T>(kind: Exclude<ChangeKind, 'created'>, before: T, after: Partial<T> = {}): Change<T> => ({
  kind,
  before,
  after: { ...before, ...after },
});
