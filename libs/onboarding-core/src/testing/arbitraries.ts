import fc from 'fast-check';
import type { Contact, ContactsShown } from '../entities/contact.ts';
import { DEFAULT_OPTIONS, type ImportOptions } from '../entities/import-options.ts';
import type { CleverRole, Quarantined, Section, Snapshot, User } from '../entities/snapshot.ts';
import { aContact, aSection, aSnapshot, aStaffMember, aStudent, aTeacher } from './builders.ts';

/** Small worlds, so that ids, names and memberships meet often. */
const range = (prefix: string, n: number): ReadonlyArray<string> =>
  Array.from({ length: n }, (_, i) => `${prefix}${i}`);
const SECTIONS = range('s', 9);
const TEACHERS = range('t', 6);
const STUDENTS = range('u', 14);
const STAFF = range('f', 3);
const NAMES = ['Math', ' math ', 'MATH', 'Art', 'Ⅸ Éire', 'E\u0301ire', '国語', 'Homeroom 1'];

const someOf = (ids: ReadonlyArray<string>): fc.Arbitrary<string[]> => fc.shuffledSubarray([...ids]);
const sectionArb = (id: string): fc.Arbitrary<Section> =>
  fc
    .record(
      {
        name: fc.constantFrom(...NAMES),
        subject: fc.constantFrom('homeroom/advisory', 'math'),
        grade: fc.constantFrom('1', '5', '9', 'Kindergarten'),
        period: fc.constantFrom('1', '2'),
        sectionNumber: fc.constantFrom('1', '2'),
        teachers: someOf(TEACHERS),
        students: someOf([...STUDENTS, 'unreadable']),
      },
      { requiredKeys: ['name', 'teachers', 'students'] },
    )
    .map((section) => aSection({ id, ...section }));

const teacherArb = (id: string): fc.Arbitrary<User> =>
  fc
    .record({
      email: fc.constantFrom(`${id}@example.org`, 'no-at-sign', 'SHARED@EXAMPLE.ORG', undefined),
      alsoStaff: fc.boolean(),
      here: fc.boolean(),
    })
    .map(({ email, alsoStaff, here }) => {
      const roles: CleverRole[] = alsoStaff ? ['teacher', 'staff'] : ['teacher'];
      const { email: _, ...teacher } = aTeacher({ id, lastName: `Teacher${id}`, roles, rolesHere: here ? roles : [] });
      return email === undefined ? teacher : { ...teacher, email };
    });

const studentArb = (id: string): fc.Arbitrary<User> =>
  fc
    .record({ lastName: fc.constantFrom('Alpha', 'Beta', 'Gamma'), here: fc.boolean() })
    .map(({ lastName, here }) => aStudent({ id, lastName, rolesHere: here ? ['student'] : [] }));

const each = <T>(ids: string[], make: (id: string) => fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.tuple(...ids.map(make));

const usersArb = fc
  .tuple(
    someOf(TEACHERS).chain((ids) => each(ids, teacherArb)),
    someOf(STUDENTS).chain((ids) => each(ids, studentArb)),
    someOf(STAFF).map((ids) => ids.map((id) => aStaffMember({ id }))),
  )
  .map((lists) => lists.flat());

const broken = (kind: 'section' | 'user', ids: string[]): Quarantined[] =>
  ids.map((cleverId) => ({ kind, cleverId, field: 'name', reason: 'missing' }));

/** What Clever might say of a small school, with colliding names, unreadable ids and broken records. */
export const snapshotArb: fc.Arbitrary<Snapshot> = fc
  .record({
    sections: someOf(SECTIONS).chain((ids) => each(ids, sectionArb)),
    users: usersArb,
    brokenSections: fc.subarray([...SECTIONS], { maxLength: 1 }),
    brokenUsers: fc.subarray([...STUDENTS, ...TEACHERS], { maxLength: 2 }),
    highGrade: fc.constantFrom('5', '8', '12'),
  })
  .map(({ sections, users, brokenSections, brokenUsers, highGrade }) =>
    aSnapshot({
      school: { ...aSnapshot().school, highGrade },
      sections: sections.filter(({ id }) => !brokenSections.includes(id)),
      users: users.filter(({ id }) => !brokenUsers.includes(id)),
      quarantined: [...broken('section', brokenSections), ...broken('user', brokenUsers)],
    }),
  );

export const optionsArb: fc.Arbitrary<ImportOptions> = fc.record({
  step: fc.constant('roster' as const),
  duplicateNames: fc.constantFrom('first-only' as const, 'suggested' as const),
  sections: fc.constantFrom('all' as const, 'recommended' as const),
  classOptions: fc.constant(DEFAULT_OPTIONS.classOptions),
  contactTypes: fc.constant(DEFAULT_OPTIONS.contactTypes),
  acknowledgeTeachersPending: fc.constant(false),
});

/** The same snapshot with every list in another order, but for `teachers`, whose order means something. */
export const reordered = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  terms: [...snapshot.terms].reverse(),
  sections: snapshot.sections.map((s) => ({ ...s, students: [...s.students].reverse() })).reverse(),
  users: [...snapshot.users].reverse(),
  quarantined: [...snapshot.quarantined].reverse(),
});

const ADULTS = range('p', 7);
const FAMILIES = ['Ann Ray', ' ann  RAY', 'Bo Ek', '国語'];
const ADDRESSES = ['one@example.org', 'ONE@example.org', 'two@example.org', 'no-at-sign'];

const contactArb = (id: string): fc.Arbitrary<Contact> =>
  fc
    .record({
      lastName: fc.constantFrom(...FAMILIES),
      email: fc.constantFrom(...ADDRESSES, undefined),
      phone: fc.constantFrom('2005551000', '2005551001', undefined),
      children: fc.array(
        fc.tuple(
          fc.constantFrom(...STUDENTS.slice(0, 4), 'far'),
          fc.constantFrom('Parent/Guardian' as const, 'Emergency' as const, 'unspecified' as const),
          fc.constantFrom('Parent', 'Self', ''),
        ),
        { maxLength: 3 },
      ),
    })
    .map(({ email, phone, ...like }) => {
      const { email: _, ...contact } = aContact({ id, ...like });
      return { ...contact, ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) };
    });

/** What Clever might say of adults in a small world, where names, addresses and children meet often. */
export const contactsArb: fc.Arbitrary<ContactsShown> = someOf(ADULTS)
  .chain((ids) => each(ids, contactArb))
  .map((contacts) => ({ contacts, listed: contacts.length, quarantined: [] }));
