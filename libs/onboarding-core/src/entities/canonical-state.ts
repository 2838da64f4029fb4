import { compareText } from './clever-ids.ts';
import type { ClassRole, Guardianship, Invitation, Member, Membership, Roster, SchoolClass } from './roster.ts';
import type { School } from './school.ts';

/**
 * A school as others may compare it: every list sorted by Clever id (local ones last, by name), without clock times,
 * run ids or codes. Equal states give equal documents, key by key.
 */
export type CanonicalState = {
  readonly school: { readonly cleverId: string; readonly name: string | null };
  readonly classes: ReadonlyArray<{
    readonly cleverId: string | null;
    readonly name: string;
    readonly cleverName: string | null;
    readonly state: SchoolClass['state'];
    readonly behaviorManagement: boolean;
    readonly studentPortfolios: boolean;
    readonly parentCommunication: boolean;
  }>;
  readonly people: ReadonlyArray<{
    readonly cleverId: string;
    readonly roles: ReadonlyArray<Member['role']>;
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string | null;
    readonly phone: string | null;
    readonly state: Member['state'] | 'archived';
  }>;
  readonly memberships: ReadonlyArray<{ readonly class: string; readonly person: string; readonly role: ClassRole }>;
  readonly guardianships: ReadonlyArray<{
    readonly parent: string;
    readonly student: string;
    readonly relationship: string;
    readonly type: Guardianship['type'];
  }>;
  readonly invitations: ReadonlyArray<{
    readonly person: string;
    readonly purpose: Invitation['purpose'];
    readonly state: Invitation['state'];
  }>;
};

const byKeys =
  <T>(...keys: ReadonlyArray<(item: T) => string>) =>
  (a: T, b: T): number =>
    keys.reduce((order, key) => order || compareText(key(a), key(b)), 0);

const toClass = ({
  sectionId,
  name,
  cleverName,
  state,
  ...options
}: SchoolClass): CanonicalState['classes'][number] => ({
  cleverId: sectionId,
  name,
  cleverName,
  state,
  behaviorManagement: options.behaviorManagement,
  studentPortfolios: options.studentPortfolios,
  parentCommunication: options.parentCommunication,
});

const toPerson = (member: Member): CanonicalState['people'][number] => ({
  cleverId: member.userId,
  roles: [member.role],
  firstName: member.firstName,
  lastName: member.lastName,
  email: member.email,
  phone: member.phone,
  state: member.archived ? 'archived' : member.state,
});

const hereIn = ({ members }: Roster): ReadonlySet<string> =>
  new Set(members.filter(({ archived }) => !archived).map(({ userId }) => userId));

/** Memberships of active classes and people who are not archived. */
const living = (roster: Roster): ReadonlyArray<Membership> => {
  const { classes, memberships } = roster;
  const active = new Set(classes.filter(({ state }) => state === 'active').map(({ sectionId }) => sectionId));
  const here = hereIn(roster);
  return memberships.filter(({ sectionId, userId }) => active.has(sectionId) && here.has(userId));
};

/** Those between people who are not archived. */
const livingGuardianships = (roster: Roster): ReadonlyArray<Guardianship> => {
  const here = hereIn(roster);
  return roster.guardianships.filter(({ parentId, studentId }) => here.has(parentId) && here.has(studentId));
};

export const canonicalState = ({ ref, name }: School, roster: Roster): CanonicalState => ({
  school: { cleverId: ref.schoolId, name: roster.schoolName ?? name },
  classes: roster.classes.map(toClass).sort(
    byKeys(
      ({ cleverId }) => cleverId ?? '\uffff',
      (c) => c.name,
    ),
  ),
  people: roster.members.map(toPerson).sort(byKeys(({ cleverId }) => cleverId)),
  memberships: living(roster)
    .map(({ sectionId, userId, role }) => ({ class: sectionId, person: userId, role }))
    .sort(
      byKeys(
        (m) => m.class,
        (m) => m.person,
      ),
    ),
  guardianships: livingGuardianships(roster)
    .map(({ parentId, studentId, relationship, type }) => ({
      parent: parentId,
      student: studentId,
      relationship,
      type,
    }))
    .sort(
      byKeys(
        (g) => g.parent,
        (g) => g.student,
      ),
    ),
  invitations: roster.invitations
    .map(({ userId, purpose, state }) => ({ person: userId, purpose, state }))
    .sort(
      byKeys(
        (i) => i.person,
        (i) => i.purpose,
      ),
    ),
});
