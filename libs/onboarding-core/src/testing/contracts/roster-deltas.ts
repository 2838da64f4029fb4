import fc from 'fast-check';
import {
  type Change,
  guardianshipKey,
  invitationKey,
  membershipKey,
  type RosterChanges,
} from '../../entities/roster-changes.ts';
import { CONTACT_TYPES } from '../../entities/contact.ts';
import type { Guardianship, Invitation, Member, Membership, Roster, SchoolClass } from '../../entities/roster.ts';
import { aClass, aMember, aGuardianship, aMembership, anInvitation } from '../builders.ts';

/** What should be after the next write, of some records of a small world. */
type Delta = {
  readonly schoolName: string | null;
  readonly classes: ReadonlyArray<SchoolClass>;
  readonly members: ReadonlyArray<Member>;
  readonly memberships: ReadonlyArray<Membership & { readonly ends: boolean }>;
  readonly invitations: ReadonlyArray<Invitation>;
  readonly guardianships: ReadonlyArray<Guardianship & { readonly ends: boolean }>;
};

/** What breaks careless encodings: quotes, separators, escapes, end marks, any script, nothing at all. */
const HOSTILE = ['', ' ', '\\N', '\\.', '\\', '\t', '\n', '\r\n', '"', "'", "'; drop table people; --", '{a,b}', '$1'];
const SCRIPTS = ['Ñandú', 'שלום', '学校', '👩🏽‍🏫', 'e\u0301', '\u202eRTL', '\u2028', '\u0001'];
/** PostgreSQL holds no NUL; Clever's adapter lets none pass. */
const text = fc.oneof(
  fc.constantFrom(...HOSTILE, ...SCRIPTS),
  fc.string({ unit: 'binary', maxLength: 12 }).map((any) => any.replaceAll('\u0000', '')),
);
const maybe = fc.option(text, { nil: null });

const SECTIONS = ['s0', 's1', 's2', 's3'];
const PEOPLE = ['u0', 'u1', 'u2', 'u3', 'u4', 'u5'];
const some = <T>(ids: ReadonlyArray<string>, arb: (id: string) => fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.subarray([...ids]).chain((chosen) => fc.tuple<T[]>(...chosen.map(arb)));

const classArb = (sectionId: string | null): fc.Arbitrary<SchoolClass> =>
  fc
    .record({
      name: text,
      nameSource: fc.constantFrom('clever' as const, 'suggested' as const, 'local' as const),
      cleverName: maybe,
      state: fc.constantFrom('active' as const, 'archived' as const),
      archivedBy: fc.constantFrom('import' as const, 'admin' as const, null),
      behaviorManagement: fc.boolean(),
      studentPortfolios: fc.boolean(),
      parentCommunication: fc.boolean(),
    })
    .map((like) => aClass({ ...like, sectionId }));

const memberArb = (userId: string): fc.Arbitrary<Member> =>
  fc
    .record({
      role: fc.constantFrom('teacher' as const, 'staff' as const, 'student' as const, 'parent' as const),
      firstName: text,
      lastName: text,
      email: maybe,
      phone: maybe,
      language: maybe,
      state: fc.constantFrom('listed' as const, 'invited' as const, 'joined' as const),
      archived: fc.boolean(),
    })
    .map((like) => aMember({ ...like, userId }));

const membershipArb = (section: string, user: string): fc.Arbitrary<Membership & { readonly ends: boolean }> =>
  fc
    .record({
      role: fc.constantFrom('primary-teacher' as const, 'co-teacher' as const, 'student' as const, 'parent' as const),
      byHand: fc.boolean(),
      ends: fc.boolean(),
    })
    .map(({ ends, ...like }) => ({ ...aMembership(section, user, like), ends }));

const invitationArb = (user: string): fc.Arbitrary<Invitation> =>
  fc
    .record({
      purpose: fc.constantFrom('teacher' as const, 'staff' as const, 'parent' as const),
      state: fc.constantFrom('planned' as const, 'queued' as const, 'sent' as const, 'revoked' as const),
      wasSent: fc.boolean(),
    })
    .map((like) => anInvitation(user, like));

const guardianshipArb = (parent: string, student: string): fc.Arbitrary<Guardianship & { readonly ends: boolean }> =>
  fc
    .record({ relationship: text, type: fc.constantFrom(...CONTACT_TYPES), ends: fc.boolean() })
    .map(({ ends, ...like }) => ({ ...aGuardianship(parent, student, like), ends }));

export const deltaArb: fc.Arbitrary<Delta> = fc.record({
  schoolName: maybe,
  classes: fc
    .tuple(some(SECTIONS, classArb), fc.uniqueArray(classArb(null), { selector: ({ name }) => name, maxLength: 2 }))
    .map(([bound, local]) => [...bound, ...local]),
  members: some(PEOPLE, memberArb),
  memberships: some(
    SECTIONS.flatMap((section) => PEOPLE.map((user) => `${section} ${user}`)),
    (pair) => membershipArb(pair.slice(0, 2), pair.slice(3)),
  ),
  invitations: some(PEOPLE, invitationArb),
  guardianships: some(
    PEOPLE.flatMap((parent) => PEOPLE.map((student) => `${parent} ${student}`)),
    (pair) => guardianshipArb(pair.slice(0, 2), pair.slice(3)),
  ),
});

const toChanges = <T extends object>(
  held: ReadonlyArray<T>,
  wanted: ReadonlyArray<T>,
  keyOf: (record: T) => string,
): ReadonlyArray<Change<T>> => {
  const known = new Map(held.map((record) => [keyOf(record), record]));
  return wanted.map((after) => {
    const before = known.get(keyOf(after)) ?? null;
    return { kind: before === null ? 'created' : 'updated', before, after };
  });
};

/** The changes that lead from a roster to a delta. Memberships and invitations name only who is there by then. */
export const changesFor = (roster: Roster, delta: Delta): RosterChanges => {
  const people = new Set([...roster.members, ...delta.members].map(({ userId }) => userId));
  const sections = new Set([...roster.classes, ...delta.classes].map(({ sectionId }) => sectionId));
  const ending = new Set(delta.memberships.filter(({ ends }) => ends).map(membershipKey));
  const living = new Set(roster.memberships.map(membershipKey));
  const memberships = delta.memberships
    .filter(({ sectionId, userId }) => sections.has(sectionId) && people.has(userId))
    .filter((membership) => !membership.ends || living.has(membershipKey(membership)))
    .map(({ ends: _, ...membership }) => membership);
  const held = new Set(roster.guardianships.map(guardianshipKey));
  const endingGuardianships = new Set(delta.guardianships.filter(({ ends }) => ends).map(guardianshipKey));
  const guardianships = delta.guardianships
    .filter(({ parentId, studentId }) => people.has(parentId) && people.has(studentId))
    .filter((guardianship) => !guardianship.ends || held.has(guardianshipKey(guardianship)))
    .map(({ ends: _, ...guardianship }) => guardianship);
  return {
    schoolName: delta.schoolName,
    classes: toChanges(roster.classes, delta.classes, ({ sectionId, name }) => sectionId ?? `local ${name}`),
    members: toChanges(roster.members, delta.members, ({ userId }) => userId),
    memberships: toChanges(roster.memberships, memberships, membershipKey).map((change) =>
      ending.has(membershipKey(change.after)) ? { ...change, kind: 'archived' } : change,
    ),
    invitations: toChanges(
      roster.invitations,
      delta.invitations.filter(({ userId }) => people.has(userId)),
      invitationKey,
    ),
    guardianships: toChanges(roster.guardianships, guardianships, guardianshipKey).map((change) =>
      endingGuardianships.has(guardianshipKey(change.after)) ? { ...change, kind: 'archived' } : change,
    ),
    successions: [],
  };
};
