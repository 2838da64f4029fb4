import type { DistrictId, SchoolId, SectionId, TermId, UserId } from './clever-ids.ts';

/** A section: what becomes one Bloomz class. `teachers[0]` is meant as the primary teacher. */
export type Section = {
  readonly id: SectionId;
  readonly name: string;
  readonly subject?: string;
  readonly grade?: string;
  readonly period?: string;
  readonly sectionNumber?: string;
  readonly termId?: TermId;
  readonly teachers: ReadonlyArray<UserId>;
  readonly students: ReadonlyArray<UserId>;
};

export type CleverRole = 'teacher' | 'staff' | 'student' | 'district_admin' | 'contact';

/** A person Clever lets us read. `rolesHere` are the roles held at this very school. */
export type User = {
  readonly id: UserId;
  readonly firstName: string;
  readonly lastName: string;
  readonly email?: string;
  /** A student's home language: two or three letters, lower case. */
  readonly language?: string;
  readonly roles: ReadonlyArray<CleverRole>;
  readonly rolesHere: ReadonlyArray<CleverRole>;
};

/** Dates are `YYYY-MM-DD`. Clever gives at least one of the two. */
export type Term = {
  readonly id: TermId;
  readonly name?: string;
  readonly startsOn?: string;
  readonly endsOn?: string;
};

/** A record that cannot be used; the rest of the read goes on without it. `cleverId` is empty where it is the id. */
export type Quarantined = {
  readonly kind: 'section' | 'user' | 'term';
  readonly cleverId: string;
  readonly field: string;
  readonly reason: string;
};

/** The lists a school consists of. An empty list with status 200 is "nothing shared", not "nobody left". */
export type ListName = 'sections' | 'students' | 'teachers' | 'staff';

/** What Clever says of one school now. Only a complete read becomes a snapshot. */
export type Snapshot = {
  readonly district: { readonly id: DistrictId; readonly name?: string };
  readonly school: {
    readonly id: SchoolId;
    readonly name: string;
    readonly lowGrade?: string;
    readonly highGrade?: string;
  };
  readonly terms: ReadonlyArray<Term>;
  readonly sections: ReadonlyArray<Section>;
  readonly users: ReadonlyArray<User>;
  readonly quarantined: ReadonlyArray<Quarantined>;
  /** How many records each list held, usable or not. */
  readonly listed: Readonly<Record<ListName, number>>;
};

export const studentsOf = ({ users }: Snapshot): ReadonlySet<UserId> =>
  new Set(users.filter(({ roles }) => roles.includes('student')).map(({ id }) => id));

/** Whether a record stays as it was. One whose id cannot be read might be any of its kind, so then all of them stay. */
export const quarantined = (snapshot: Snapshot, kind: Quarantined['kind']): ((id: string) => boolean) => {
  const ids = new Set(snapshot.quarantined.filter((q) => q.kind === kind).map(({ cleverId }) => cleverId));
  return (id) => ids.has('') || ids.has(id);
};
