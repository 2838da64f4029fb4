import { byId, type UserId } from './clever-ids.ts';
import { typeOfRole } from './record-type.ts';
import type { Withheld } from './risk.ts';
import type { Change } from './roster-changes.ts';
import type { Member, MemberRole, Roster } from './roster.ts';
import { quarantined, type Section, type Snapshot, type User } from './snapshot.ts';

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
    const teaches = roles.includes('teacher') || !(roles.includes('student') || roles.includes('contact'));
    if (rolesHere.includes('teacher') || (teaching.has(id) && teaches)) return 'teacher';
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
  language: role === 'student' ? (user.language ?? null) : null,
  state: 'listed',
  archived: false,
});

const sameMember = (a: Member, b: Member): boolean =>
  a.role === b.role &&
  a.firstName === b.firstName &&
  a.lastName === b.lastName &&
  a.email === b.email &&
  a.language === b.language &&
  a.state === b.state &&
  a.archived === b.archived;

/** An invitation goes with the role: who teaches no more is no longer invited. */
const stateOf = (known: Member | undefined, { role }: Member): Member['state'] =>
  known === undefined || (known.state === 'invited' && known.role !== role) ? 'listed' : known.state;

const planShown = (known: Member | undefined, shown: Member, onBloomz: boolean): Change<Member> | undefined => {
  const after: Member = {
    ...shown,
    phone: known?.phone ?? null,
    state: onBloomz ? 'joined' : stateOf(known, shown),
  };
  if (!known) return { kind: 'created', before: null, after };
  if (sameMember(known, after)) return undefined;
  return { kind: known.archived ? 'restored' : 'updated', before: known, after };
};

type Presence = Pick<MemberPlan, 'changes' | 'present'>;

const planPresent = (
  snapshot: Snapshot,
  roster: Roster,
  imported: ReadonlyArray<Section>,
  withheld: Withheld,
): Presence => {
  const known = new Map(roster.members.map((member) => [member.userId, member]));
  const onBloomz = new Set(roster.onBloomz);
  const roles = rolesAtSchool(snapshot.users, imported);
  const changes: Change<Member>[] = [];
  const present = new Map<UserId, Member>();
  for (const user of [...snapshot.users].sort(byId)) {
    const role = roles.get(user.id);
    if (role === undefined) continue;
    const before = known.get(user.id);
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
  const inQuarantine = quarantined(snapshot, 'user');
  const waits = ({ role }: Member): boolean => withheld.removals.has(typeOfRole(role));
  const stays = (member: Member): boolean => inQuarantine(member.userId) || waits(member);
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

/** Staff whom a section names as its teacher are members as teachers; students and parents never lead a class. */
export const mayTeach = (member: Member | undefined): boolean => member?.role === 'teacher' || member?.role === 'staff';
