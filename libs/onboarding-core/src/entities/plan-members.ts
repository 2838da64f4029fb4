import { byId, type UserId } from './clever-ids.ts';
import { typeOfRole } from './record-type.ts';
import type { Withheld } from './risk.ts';
import type { Change } from './roster-changes.ts';
import type { Member, MemberRole, Roster } from './roster.ts';
import type { Section, Snapshot, User } from './snapshot.ts';

/** `present`: everybody who is a member once the changes are applied. `held`: those whose leave waits for approval. */
export type MemberPlan = {
  readonly changes: ReadonlyArray<Change<Member>>;
  readonly present: ReadonlyMap<UserId, Member>;
  readonly held: ReadonlySet<UserId>;
};

/** Teachers and students belong to the school by its own lists, or because an imported section names them. */
const rolesAtSchool = (
  users: ReadonlyArray<User>,
  imported: ReadonlyArray<Section>,
): ReadonlyMap<UserId, MemberRole> => {
  const teaching = new Set(imported.flatMap(({ teachers }) => teachers));
  const enrolled = new Set(imported.flatMap(({ students }) => students));
  const roleOf = ({ id, roles, rolesHere }: User): MemberRole | undefined => {
    const mayTeach = !roles.includes('student') && !roles.includes('contact');
    if (rolesHere.includes('teacher') || (teaching.has(id) && mayTeach)) return 'teacher';
    if (rolesHere.includes('student') || (enrolled.has(id) && roles.includes('student'))) return 'student';
    return rolesHere.includes('staff') ? 'staff' : undefined;
  };
  return new Map(
    users.flatMap((user) => {
      const role = roleOf(user);
      return role === undefined ? [] : [[user.id, role] as const];
    }),
  );
};

const fromClever = (user: User, role: MemberRole): Member => ({
  userId: user.id,
  role,
  firstName: user.firstName,
  lastName: user.lastName,
  email: user.email ?? null,
  phone: null,
  state: 'listed',
  archived: false,
});

const sameMember = (a: Member, b: Member): boolean =>
  a.role === b.role &&
  a.firstName === b.firstName &&
  a.lastName === b.lastName &&
  a.email === b.email &&
  a.state === b.state &&
  a.archived === b.archived;

const planShown = (held: Member | undefined, shown: Member, onBloomz: boolean): Change<Member> | undefined => {
  const after: Member = {
    ...shown,
    phone: held?.phone ?? null,
    state: onBloomz ? 'joined' : (held?.state ?? 'listed'),
  };
  if (!held) return { kind: 'created', before: null, after };
  if (sameMember(held, after)) return undefined;
  return { kind: held.archived ? 'restored' : 'updated', before: held, after };
};

type Presence = Pick<MemberPlan, 'changes' | 'present'>;

const planPresent = (
  snapshot: Snapshot,
  roster: Roster,
  imported: ReadonlyArray<Section>,
  withheld: Withheld,
): Presence => {
  const held = new Map(roster.members.map((member) => [member.userId, member]));
  const onBloomz = new Set(roster.onBloomz);
  const roles = rolesAtSchool(snapshot.users, imported);
  const changes: Change<Member>[] = [];
  const present = new Map<UserId, Member>();
  for (const user of [...snapshot.users].sort(byId)) {
    const role = roles.get(user.id);
    if (role === undefined) continue;
    const before = held.get(user.id);
    const change = planShown(before, fromClever(user, role), onBloomz.has(user.id));
    const waits = change?.kind === 'updated' && withheld.updates.has(typeOfRole((before ?? change.after).role));
    if (change && !waits) changes.push(change);
    const after = waits ? before : (change?.after ?? before);
    if (after) present.set(user.id, after);
  }
  return { changes, present };
};

/** People to members: created, updated, archived when Clever no longer shows them, restored when the id returns. */
export const planMembers = (
  snapshot: Snapshot,
  roster: Roster,
  imported: ReadonlyArray<Section>,
  withheld: Withheld,
): MemberPlan => {
  const shown = planPresent(snapshot, roster, imported, withheld);
  const inQuarantine = new Set(snapshot.quarantined.map(({ cleverId }) => cleverId));
  const waits = ({ role }: Member): boolean => withheld.removals.has(typeOfRole(role));
  const stays = (member: Member): boolean => inQuarantine.has(member.userId) || waits(member);
  const missing = roster.members.filter(
    ({ userId, role, archived }) => !archived && role !== 'parent' && !shown.present.has(userId),
  );
  const kept = missing.filter(stays);
  const archived = missing
    .filter((member) => !stays(member))
    .map((before): Change<Member> => ({ kind: 'archived', before, after: { ...before, archived: true } }));
  return {
    changes: [...shown.changes, ...archived],
    present: new Map([...shown.present, ...kept.map((member) => [member.userId, member] as const)]),
    held: new Set(kept.filter(waits).map(({ userId }) => userId)),
  };
};
