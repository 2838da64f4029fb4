import { E, O, TE } from '@bloomz/kernel';
import { MOST_ADULTS } from '../entities/family-code.ts';
import { LIVING } from '../entities/invitation-state.ts';
import type { Joined, JoiningAccount, Purpose } from '../entities/join.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { AddressTaken, JoinRefused } from '../errors.ts';
import type { CleverArrival, FoundOpening, Joining, JoinStore } from '../ports/join-store.ts';
import {
  isConnected,
  isHere,
  isInvitation,
  isUsable,
  type JoiningState,
  link,
  livingChildren,
  livingJoins,
  memberIn,
  moveOn,
  openedBy,
  setSecrets,
  standsFor,
  type StoredFamilyCode,
  type StoredInvitation,
} from './in-memory-joining-state.ts';

type Outcome = E.Either<JoinRefused | AddressTaken, Joined>;
const REFUSED: Outcome = E.left({ _tag: 'JoinRefused' });
const ADDRESS_TAKEN: Outcome = E.left({ _tag: 'AddressTaken' });
const A_DAY_MS = 86_400_000;

const writeAccount = ({ accounts }: JoiningState, { kind, account }: JoiningAccount): boolean => {
  if (kind === 'known') return true;
  const isTaken = accounts.some(({ email }) => email?.toLowerCase() === account.email.toLowerCase());
  if (!isTaken) accounts.push({ id: account.id, email: account.email, clever: null });
  return !isTaken;
};

const isPending = (state: JoiningState, districtId: string, userId: string) => (place: SchoolPlace) =>
  place.districtId === districtId &&
  isConnected(state, place) &&
  (state.invitations.some(
    (i) => i.place.schoolId === place.schoolId && i.userId === userId && LIVING.includes(i.state),
  ) ||
    (memberIn(state, place, userId)?.state === 'invited' && isHere(state, place, userId)));

type PersonJoin = { readonly accountId: string; readonly userId: string; readonly at: Date; readonly used?: string };

/** Joins somebody in every school of the district where they are invited. Gives those schools. */
const joinPerson = (state: JoiningState, districtId: string, join: PersonJoin): ReadonlyArray<SchoolPlace> => {
  const { accountId, userId, at, used } = join;
  const places = [...state.schools.values()].map(({ place }) => place).filter(isPending(state, districtId, userId));
  for (const place of places) {
    for (const invitation of state.invitations.filter(
      (i) => i.place.schoolId === place.schoolId && i.userId === userId && LIVING.includes(i.state),
    )) {
      const { codeDigest, linkDigest } = invitation.secrets ?? {};
      invitation.used = used !== undefined && [codeDigest, linkDigest].includes(used) ? used : (linkDigest ?? null);
      setSecrets(state, invitation, null);
      if (invitation.used !== null) state.opened.set(`used ${invitation.used}`, invitation);
      Object.assign(invitation, { state: 'joined', joinedAt: at, waits: false });
    }
    const member = memberIn(state, place, userId);
    if (member) member.state = 'joined';
    moveOn(state, place);
  }
  if (places.length > 0) link(state, accountId, districtId, userId);
  return places;
};

const toJoined = (
  { schools }: JoiningState,
  place: SchoolPlace,
  { accountId, purpose }: { readonly accountId: string; readonly purpose: Purpose },
): Outcome => E.right({ accountId, place, schoolName: schools.get(place.schoolId)?.name ?? '', purpose });

const joinByInvitation = (
  state: JoiningState,
  { key, account, at }: Joining,
  invitation: StoredInvitation,
): Outcome => {
  const { place, userId, purpose } = invitation;
  const accountId = account.account.id;
  const joined = toJoined(state, place, { accountId, purpose });
  if (invitation.used === key.digest && standsFor(state, accountId, place.districtId, userId)) return joined;
  if (!isUsable(state, invitation, at)) return REFUSED;
  if (!writeAccount(state, account)) return ADDRESS_TAKEN;
  joinPerson(state, place.districtId, { accountId, userId, at, used: key.digest });
  return joined;
};

type FamilyJoining = Extract<Joining, { readonly kind: 'family-code' }>;

const parentFor = (state: JoiningState, { place }: StoredFamilyCode, { account, adult }: FamilyJoining): string => {
  const accountId = account.account.id;
  const known = state.members.find(
    ({ place: { schoolId }, userId, role, archived }) =>
      schoolId === place.schoolId &&
      role === 'parent' &&
      !archived &&
      userId.startsWith('local-') &&
      standsFor(state, accountId, place.districtId, userId),
  );
  if (known) return known.userId;
  const userId = `local-${state.newId()}`;
  state.members.push({ ...adult, place, userId, role: 'parent', state: 'joined', archived: false });
  link(state, accountId, place.districtId, userId);
  return userId;
};

/** Puts a parent where the children are. */
const follow = (state: JoiningState, place: SchoolPlace, parent: string, children: ReadonlyArray<string>): void => {
  const { schoolId } = place;
  const has = (child: string): boolean =>
    state.guardianships.some((g) => g.schoolId === schoolId && g.parent === parent && g.child === child);
  state.guardianships.push(...children.filter((child) => !has(child)).map((child) => ({ schoolId, parent, child })));
  const here = new Set(
    state.classes.filter((c) => c.place.schoolId === schoolId && c.state === 'active').map((c) => c.id),
  );
  const attended = new Set(
    state.memberships
      .filter((m) => here.has(m.classId) && m.role === 'student' && children.includes(m.userId))
      .map(({ classId }) => classId),
  );
  for (const classId of attended)
    if (!state.memberships.some((m) => m.classId === classId && m.userId === parent))
      state.memberships.push({ classId, userId: parent, role: 'parent' });
};

const joinByFamilyCode = (state: JoiningState, joining: FamilyJoining, code: StoredFamilyCode): Outcome => {
  const { account, at } = joining;
  const accountId = account.account.id;
  if (!isUsable(state, code, at)) return REFUSED;
  const joined = toJoined(state, code.place, { accountId, purpose: 'parent' });
  const before = livingJoins(code);
  if (before.some((join) => join.accountId === accountId)) return joined;
  if (before.length >= MOST_ADULTS) return REFUSED;
  if (!writeAccount(state, account)) return ADDRESS_TAKEN;
  const userId = parentFor(state, code, joining);
  follow(state, code.place, userId, livingChildren(state, code));
  code.joins.push({ userId, accountId, joinedAt: at, revoked: false });
  for (const { userId: about } of before) state.notes.push({ place: code.place, about, subject: userId });
  moveOn(state, code.place);
  return joined;
};

const find = (state: JoiningState, opened: StoredInvitation | StoredFamilyCode, now: Date): O.Option<FoundOpening> => {
  const schoolName = state.schools.get(opened.place.schoolId)?.name ?? '';
  if (!isInvitation(opened)) {
    const used = livingJoins(opened).length >= MOST_ADULTS;
    return isUsable(state, opened, now) ? O.some({ kind: 'family-code', schoolName, used }) : O.none;
  }
  const { purpose, expiresAt: expiresOn, used } = opened;
  const found = { kind: 'invitation', purpose, schoolName, expiresOn, used: used !== null } as const;
  const isShown = used === null ? isUsable(state, opened, now) : isConnected(state, opened.place);
  return isShown && isHere(state, opened.place, opened.userId) ? O.some(found) : O.none;
};

const expire = (state: JoiningState, now: Date): { readonly invitations: number; readonly familyCodes: number } => {
  const late = state.invitations.filter((i) => LIVING.includes(i.state) && i.secrets !== null && i.expiresAt <= now);
  for (const invitation of late) {
    setSecrets(state, invitation, null);
    Object.assign(invitation, { state: 'expired', waits: false });
  }
  for (const invitation of state.invitations)
    if (invitation.used !== null && now.getTime() - (invitation.joinedAt?.getTime() ?? 0) >= A_DAY_MS) {
      state.opened.delete(`used ${invitation.used}`);
      invitation.used = null;
    }
  const over = state.familyCodes.filter(
    (code) => code.state === 'active' && (code.expiresAt <= now || livingChildren(state, code).length === 0),
  );
  for (const code of over) {
    setSecrets(state, code, null);
    code.state = code.expiresAt <= now ? 'expired' : 'revoked';
  }
  return { invitations: late.length, familyCodes: over.length };
};

/** Joins in memory: a look is one look into a map, whatever there is. */
export const makeInMemoryJoinStore = (state: JoiningState): JoinStore => ({
  find: (key, now) =>
    TE.fromIO(() => {
      const opened = openedBy(state, key);
      return opened === undefined ? O.none : find(state, opened, now);
    }),
  join: (joining) =>
    TE.fromIOEither((): Outcome => {
      const opened = openedBy(state, joining.key);
      if (opened === undefined || !isConnected(state, opened.place)) return REFUSED;
      if (isInvitation(opened))
        return joining.kind === 'invitation' ? joinByInvitation(state, joining, opened) : REFUSED;
      return joining.kind === 'family-code' ? joinByFamilyCode(state, joining, opened) : REFUSED;
    }),
  joinByClever: ({ accountId, userId, districtId, at }: CleverArrival) =>
    TE.fromIO(() => joinPerson(state, districtId, { accountId, userId, at })),
  expire: (now) => TE.fromIO(() => expire(state, now)),
});
