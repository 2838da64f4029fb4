import { O, TE } from '@bloomz/kernel';
import type { SchoolId, UserId } from '../entities/clever-ids.ts';
import type { ContactTypeCount } from '../entities/review.ts';
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
    readonly countContacts: (counts: ReadonlyArray<ContactTypeCount>) => void;
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
  let contacts: ReadonlyArray<ContactTypeCount> = [];
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
    countContacts: (counts) => void (contacts = counts),
    fail: (next) => void (failure = next),
    read: ({ schoolId }, onProgress) =>
      unlessFailing(() => {
        const snapshot = snapshots.get(schoolId);
        if (!snapshot) return TE.left({ _tag: 'SchoolNotShared', schoolId });
        onProgress?.(snapshot.users.length + snapshot.sections.length);
        return TE.right({ snapshot, cost: { requests: 8, retries: 0 } });
      }),
    countContactTypes: () => unlessFailing(() => TE.right(contacts)),
    probe: ({ schoolId }) =>
      failure?._tag === 'CleverUnavailable' || failure?._tag === 'ClientRejected'
        ? TE.left(failure)
        : TE.right(facts ?? shown(schoolId)),
    findPerson: ({ schoolId }, userId) =>
      unlessFailing(() => TE.right(O.fromNullable(people.get(userId) ?? shownPerson(schoolId, userId)))),
  };
};
