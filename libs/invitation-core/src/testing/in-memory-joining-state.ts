import type { FamilyCodeState } from '../entities/family-code.ts';
import { type InvitationState, LIVING } from '../entities/invitation-state.ts';
import type { Purpose, SecretDigest } from '../entities/join.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { KeptSecrets } from '../ports/family-code-store.ts';
import type { SeededClass, SeededMember } from './joining-world.ts';

type StoredSchool = {
  readonly place: SchoolPlace;
  readonly name: string;
  readonly language: string;
  version: number;
};
export type StoredMember = SeededMember & {
  readonly place: SchoolPlace;
  state: SeededMember['state'];
  archived: boolean;
};
type StoredMembership = { readonly classId: string; readonly userId: string; readonly role: string };
type StoredGuardianship = { readonly schoolId: string; readonly parent: string; readonly child: string };
export type StoredInvitation = {
  readonly place: SchoolPlace;
  readonly userId: string;
  readonly purpose: Purpose;
  readonly expiresAt: Date;
  state: InvitationState;
  secrets: KeptSecrets | null;
  waits: boolean;
  joinedAt: Date | null;
  /** The digest that it was joined with. */
  used: string | null;
};
export type StoredJoin = {
  readonly userId: string;
  readonly accountId: string;
  readonly joinedAt: Date;
  revoked: boolean;
};
export type StoredFamilyCode = {
  readonly id: string;
  readonly place: SchoolPlace;
  readonly children: ReadonlyArray<string>;
  readonly createdAt: Date;
  readonly joins: StoredJoin[];
  state: FamilyCodeState;
  secrets: KeptSecrets | null;
  expiresAt: Date;
};
type StoredAccount = {
  readonly id: string;
  readonly email: string | null;
  readonly clever: { readonly districtId: string; readonly userId: string } | null;
};
type StoredClass = Omit<SeededClass, 'members'> & { readonly id: string; readonly place: SchoolPlace };
type Note = { readonly place: SchoolPlace; readonly about: string; readonly subject: string };

/** Joining in memory, shared by the fakes that stand for its parts. People are known by district and id. */
export type JoiningState = {
  readonly schools: Map<string, StoredSchool>;
  readonly disconnected: Set<string>;
  readonly members: StoredMember[];
  readonly classes: StoredClass[];
  memberships: StoredMembership[];
  guardianships: StoredGuardianship[];
  readonly invitations: StoredInvitation[];
  readonly familyCodes: StoredFamilyCode[];
  readonly accounts: StoredAccount[];
  /** Which accounts stand for which people. */
  links: ReadonlyArray<{ readonly accountId: string; readonly districtId: string; readonly userId: string }>;
  readonly notes: Note[];
  /** By kind and digest, so that looking takes as long whatever there is. */
  readonly opened: Map<string, StoredInvitation | StoredFamilyCode>;
  readonly newId: () => string;
};

export const makeJoiningState = (): JoiningState => {
  let count = 0;
  return {
    ...{ schools: new Map(), disconnected: new Set(), members: [], classes: [], memberships: [], guardianships: [] },
    ...{ invitations: [], familyCodes: [], accounts: [], links: [], notes: [], opened: new Map() },
    newId: () => `00000000-0000-4000-a000-${(count += 1).toString(16).padStart(12, '0')}`,
  };
};

export const isConnected = ({ schools, disconnected }: JoiningState, { districtId, schoolId }: SchoolPlace): boolean =>
  schools.has(schoolId) && !disconnected.has(districtId);

export const memberIn = ({ members }: JoiningState, place: SchoolPlace, userId: string): StoredMember | undefined =>
  members.find((member) => member.place.schoolId === place.schoolId && member.userId === userId);

export const isHere = (state: JoiningState, place: SchoolPlace, userId: string): boolean =>
  memberIn(state, place, userId)?.archived === false;

export const livingChildren = (state: JoiningState, { place, children }: StoredFamilyCode): ReadonlyArray<string> =>
  children.filter((child) => isHere(state, place, child));

export const livingJoins = ({ joins }: StoredFamilyCode): ReadonlyArray<StoredJoin> =>
  joins.filter(({ revoked }) => !revoked);

const keysOf = ({ codeDigest, linkDigest }: KeptSecrets): ReadonlyArray<string> => [
  `code ${codeDigest}`,
  `link ${linkDigest}`,
];

/** Gives secrets, takes them away, or puts others in their place. */
export const setSecrets = (
  { opened }: JoiningState,
  of: StoredInvitation | StoredFamilyCode,
  secrets: KeptSecrets | null,
): void => {
  for (const key of of.secrets === null ? [] : keysOf(of.secrets)) opened.delete(key);
  for (const key of secrets === null ? [] : keysOf(secrets)) opened.set(key, of);
  of.secrets = secrets;
};

export const openedBy = (
  { opened }: JoiningState,
  { kind, digest }: SecretDigest,
): StoredInvitation | StoredFamilyCode | undefined => opened.get(`${kind} ${digest}`) ?? opened.get(`used ${digest}`);

export const isInvitation = (opened: StoredInvitation | StoredFamilyCode): opened is StoredInvitation =>
  'purpose' in opened;

export const isUsable = (state: JoiningState, opened: StoredInvitation | StoredFamilyCode, now: Date): boolean => {
  if (!isConnected(state, opened.place) || opened.expiresAt <= now) return false;
  return isInvitation(opened)
    ? LIVING.includes(opened.state) && isHere(state, opened.place, opened.userId)
    : opened.state === 'active' && livingChildren(state, opened).length > 0;
};

export const moveOn = ({ schools }: JoiningState, { schoolId }: SchoolPlace): void => {
  const school = schools.get(schoolId);
  if (school) school.version += 1;
};

export const standsFor = (state: JoiningState, accountId: string, districtId: string, userId: string): boolean =>
  state.links.some((l) => l.accountId === accountId && l.districtId === districtId && l.userId === userId);

export const link = (state: JoiningState, accountId: string, districtId: string, userId: string): void => {
  if (!standsFor(state, accountId, districtId, userId))
    state.links = [...state.links, { accountId, districtId, userId }];
};

/** As lists are sorted: by last name, then first name, then id. */
export const byName = (
  a: Pick<StoredMember, 'firstName' | 'lastName' | 'userId'>,
  b: Pick<StoredMember, 'firstName' | 'lastName' | 'userId'>,
): number => compare(keyOf(a), keyOf(b)) || compare(a.userId, b.userId);
const keyOf = ({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }): string =>
  `${lastName}\t${firstName}`.toLowerCase();
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
