import { O, TE } from '@bloomz/kernel';
import type { SchoolId, UserId } from '../entities/clever-ids.ts';
import { type Contact, type ContactsShown, countTypes } from '../entities/contact.ts';
import type { CleverPerson, SetupFacts } from '../entities/setup.ts';
import type { Snapshot } from '../entities/snapshot.ts';
import type { SourceFailure } from '../errors.ts';
import type { RosterSource } from '../ports/roster-source.ts';
import type { SetupProbe } from '../ports/setup-probe.ts';

/** A Clever to be changed at will between two steps of a test. */
export type InMemoryClever = RosterSource &
  SetupProbe & {
    readonly show: (snapshot: Snapshot) => void;
    readonly addPerson: (id: UserId, person: Omit<CleverPerson, 'id'>) => void;
    readonly tell: (facts: SetupFacts) => void;
    /** All adults of the district; none until it is called. */
    readonly showContacts: (contacts: ReadonlyArray<Contact>, more?: Partial<ContactsShown>) => void;
    /** Every call fails so until it is called with null. */
    readonly fail: (failure: SourceFailure | null) => void;
  };

const ALL_SHARED = { sections: true, students: true, teachers: true, staff: true, contacts: true };

/** Clever without HTTP. A school that was never shown is not shared. */
export const makeInMemoryClever = (): InMemoryClever => {
  const snapshots = new Map<SchoolId, Snapshot>();
  const people = new Map<UserId, CleverPerson>();
  let facts: SetupFacts | undefined;
  let failure: SourceFailure | null = null;
  let [contacts, more]: [ReadonlyArray<Contact>, Partial<ContactsShown>] = [[], {}];
  const unlessFailing = <A>(answer: () => TE.TaskEither<SourceFailure, A>): TE.TaskEither<SourceFailure, A> =>
    failure ? TE.left(failure) : answer();
  const shown = (schoolId: SchoolId): SetupFacts => {
    const snapshot = snapshots.get(schoolId);
    if (!snapshot) return { connected: true, school: 'not-shared' };
    return { connected: true, district: {}, school: { name: snapshot.school.name }, shared: ALL_SHARED };
  };
  const shownPerson = (schoolId: SchoolId, userId: UserId): CleverPerson | undefined => {
    const user = snapshots.get(schoolId)?.users.find(({ id }) => id === userId);
    return user && { id: userId, roles: user.roles, staffAt: user.rolesHere.includes('staff') ? [schoolId] : [] };
  };
  return {
    show: (snapshot) => void snapshots.set(snapshot.school.id, snapshot),
    addPerson: (id, person) => void people.set(id, { id, ...person }),
    tell: (told) => void (facts = told),
    showContacts: (shown, besides = {}) => void ([contacts, more] = [shown, besides]),
    fail: (next) => void (failure = next),
    read: ({ schoolId }, onProgress) =>
      unlessFailing(() => {
        const snapshot = snapshots.get(schoolId);
        if (!snapshot) return TE.left({ _tag: 'SchoolNotShared', schoolId });
        onProgress?.(snapshot.users.length + snapshot.sections.length);
        return TE.right({ snapshot, cost: { requests: 8, retries: 0 } });
      }),
    readContacts: ({ schoolId }, { students, known }, onProgress) =>
      unlessFailing(() => {
        if (!snapshots.has(schoolId)) return TE.left({ _tag: 'SchoolNotShared', schoolId });
        const concerning = contactsOf(contacts, students, known);
        onProgress?.(contacts.length);
        const shown = { contacts: concerning, listed: concerning.length, quarantined: [], ...more };
        return TE.right({ ...shown, cost: { requests: 2, retries: 0 } });
      }),
    countContactTypes: (_, students) =>
      unlessFailing(() => TE.right(countTypes(contactsOf(contacts, students, new Set())))),
    probe: ({ schoolId }) =>
      failure?._tag === 'CleverUnavailable' || failure?._tag === 'ClientRejected'
        ? TE.left(failure)
        : TE.right(facts ?? shown(schoolId)),
    findPerson: ({ schoolId }, userId) =>
      unlessFailing(() => TE.right(O.fromNullable(people.get(userId) ?? shownPerson(schoolId, userId)))),
  };
};

const contactsOf = (
  contacts: ReadonlyArray<Contact>,
  students: ReadonlySet<UserId>,
  known: ReadonlySet<UserId>,
): ReadonlyArray<Contact> =>
  contacts
    .map((contact) => ({ ...contact, children: contact.children.filter(({ student }) => students.has(student)) }))
    .filter(({ id, children }) => children.length > 0 || known.has(id));
