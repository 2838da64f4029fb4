import { E, TE } from '@bloomz/kernel';
import type { ListedFamilyCode, NamedPerson } from '../entities/family-code.ts';
import type { Child, Guardian } from '../entities/household.ts';
import type { Page, PageRequest } from '../entities/page.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { DistrictFrozen, FamilyCodeUnknown, MalformedCursor } from '../errors.ts';
import type { FamilyCodeRef, FamilyCodeStore, NewFamilyCode, SealedLetter } from '../ports/family-code-store.ts';
import {
  byName,
  compare,
  isConnected,
  isHere,
  type JoiningState,
  livingChildren,
  livingJoins,
  memberIn,
  moveOn,
  setSecrets,
  type StoredFamilyCode,
} from './in-memory-joining-state.ts';

const nameOf = (state: JoiningState, place: SchoolPlace, userId: string): NamedPerson => {
  const { firstName = '', lastName = '' } = memberIn(state, place, userId) ?? {};
  return { userId, firstName, lastName };
};

const toListed = (state: JoiningState, code: StoredFamilyCode): ListedFamilyCode => {
  const { id, place, createdAt, expiresAt } = code;
  return {
    ...{ id, state: code.state, createdAt, expiresAt },
    children: code.children.map((child) => nameOf(state, place, child)).sort(byName),
    adults: livingJoins(code).map(({ userId, joinedAt }) => ({ ...nameOf(state, place, userId), joinedAt })),
  };
};

const guardiansOf = (state: JoiningState, place: SchoolPlace, child: string): ReadonlyArray<Guardian> =>
  state.guardianships
    .filter((g) => g.schoolId === place.schoolId && g.child === child && isHere(state, place, g.parent))
    .map(({ parent }) => {
      const member = memberIn(state, place, parent);
      const invitation = state.invitations.find(
        (i) => i.place.schoolId === place.schoolId && i.userId === parent && i.purpose === 'parent',
      );
      return {
        userId: parent,
        joined: member?.state === 'joined',
        email: member?.email ?? null,
        invitation: invitation?.state ?? null,
      };
    })
    .sort((a, b) => compare(a.userId, b.userId));

const hasCode = ({ familyCodes }: JoiningState, { schoolId }: SchoolPlace, child: string, but?: string): boolean =>
  familyCodes.some(
    (c) => c.place.schoolId === schoolId && c.state === 'active' && c.id !== but && c.children.includes(child),
  );

const childrenOf = (state: JoiningState, place: SchoolPlace): ReadonlyArray<Child> =>
  state.members
    .filter((m) => m.place.schoolId === place.schoolId && m.role === 'student' && !m.archived)
    .sort(byName)
    .map(({ userId }) => ({
      userId,
      guardians: guardiansOf(state, place, userId),
      hasCode: hasCode(state, place, userId),
    }));

const keyOf = ({ createdAt, id }: StoredFamilyCode): string => `${createdAt.toISOString()} ${id}`;
const CURSOR = /^after \d{4}-\S+Z \S+$/;

const pageOf = (
  state: JoiningState,
  { schoolId }: SchoolPlace,
  { limit, cursor }: PageRequest,
): E.Either<MalformedCursor, Page<ListedFamilyCode>> => {
  if (cursor !== undefined && !CURSOR.test(cursor)) return E.left({ _tag: 'MalformedCursor' });
  const after = cursor?.slice('after '.length);
  const rest = state.familyCodes
    .filter((code) => code.place.schoolId === schoolId && (after === undefined || keyOf(code) < after))
    .sort((a, b) => compare(keyOf(b), keyOf(a)));
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  return E.right({
    items: shown.map((code) => toListed(state, code)),
    next: last === undefined || rest.length === shown.length ? null : `after ${keyOf(last)}`,
  });
};

const lettersOf = (
  state: JoiningState,
  { schoolId }: SchoolPlace,
  which: 'all' | ReadonlyArray<string>,
): ReadonlyArray<SealedLetter> => {
  const school = state.schools.get(schoolId);
  const chosen = state.familyCodes.filter(
    (code) =>
      code.place.schoolId === schoolId && code.state === 'active' && (which === 'all' || which.includes(code.id)),
  );
  return chosen
    .map((code) => ({
      code,
      children: livingChildren(state, code)
        .flatMap((child) => memberIn(state, code.place, child) ?? [])
        .sort(byName),
    }))
    .filter(({ children }) => children.length > 0)
    .sort((a, b) => (a.children[0] && b.children[0] ? byName(a.children[0], b.children[0]) : 0))
    .map(({ code, children }) => ({
      sealed: code.secrets?.sealed ?? '',
      schoolName: school?.name ?? '',
      childNames: children.map(({ firstName, lastName }) => `${firstName} ${lastName}`.trim()),
      languages: [...children.map(({ language }) => language), school?.language ?? null],
      expiresAt: code.expiresAt,
    }));
};

const issue = (
  state: JoiningState,
  place: SchoolPlace,
  codes: ReadonlyArray<NewFamilyCode>,
  write: { readonly at: Date; readonly expiresAt: Date },
): ReadonlyArray<string> =>
  codes.flatMap(({ children: wanted, ...secrets }) => {
    const children = wanted.filter(
      (child) => isHere(state, place, child) && memberIn(state, place, child)?.role === 'student',
    );
    if (children.length === 0 || children.some((child) => hasCode(state, place, child))) return [];
    const { at: createdAt, expiresAt } = write;
    const code: StoredFamilyCode = {
      ...{ id: state.newId(), place, children, createdAt, expiresAt },
      ...{ joins: [], state: 'active', secrets: null },
    };
    state.familyCodes.push(code);
    setSecrets(state, code, secrets);
    return code.id;
  });

/** Ends what this code alone gave; whoever is responsible for nobody then leaves. */
const takeOut = (state: JoiningState, code: StoredFamilyCode, userId: string): void => {
  const { schoolId, districtId } = code.place;
  const kept = new Set(
    state.familyCodes
      .filter((other) => other.place.schoolId === schoolId && livingJoins(other).some((j) => j.userId === userId))
      .flatMap(({ children }) => children),
  );
  state.guardianships = state.guardianships.filter(
    (g) => g.schoolId !== schoolId || g.parent !== userId || !code.children.includes(g.child) || kept.has(g.child),
  );
  const mine = state.guardianships.filter((g) => g.schoolId === schoolId && g.parent === userId).map((g) => g.child);
  const attends = (classId: string): boolean =>
    state.memberships.some((m) => m.classId === classId && m.role === 'student' && mine.includes(m.userId));
  state.memberships = state.memberships.filter((m) => m.userId !== userId || m.role !== 'parent' || attends(m.classId));
  const member = memberIn(state, code.place, userId);
  if (mine.length > 0 || member === undefined) return;
  member.archived = true;
  state.links = state.links.filter((l) => l.districtId !== districtId || l.userId !== userId);
};

type Written<T> = E.Either<FamilyCodeUnknown | DistrictFrozen, T>;

export const makeInMemoryFamilyCodeStore = (state: JoiningState): FamilyCodeStore => {
  const frozen = ({ districtId }: SchoolPlace): E.Either<DistrictFrozen, never> =>
    E.left({ _tag: 'DistrictFrozen', districtId });
  const change = ({ school, id }: FamilyCodeRef, work: (code: StoredFamilyCode) => boolean) =>
    TE.fromIOEither((): Written<ListedFamilyCode> => {
      if (!isConnected(state, school)) return frozen(school);
      const code = state.familyCodes.find((c) => c.id === id && c.place.schoolId === school.schoolId);
      return code !== undefined && work(code)
        ? E.right(toListed(state, code))
        : E.left({ _tag: 'FamilyCodeUnknown', id });
    });
  return {
    children: (place) => TE.fromIO(() => childrenOf(state, place)),
    issue: (place, codes, write) =>
      TE.fromIOEither(() => (isConnected(state, place) ? E.right(issue(state, place, codes, write)) : frozen(place))),
    list: (place, page) => TE.fromIOEither(() => pageOf(state, place, page)),
    letters: (place, which) => TE.fromIO(() => lettersOf(state, place, which)),
    reissue: (ref, secrets, { expiresAt }) =>
      change(ref, (code) => {
        const free = !code.children.some((child) => hasCode(state, code.place, child, code.id));
        if (code.state === 'revoked' || !free || livingChildren(state, code).length === 0) return false;
        setSecrets(state, code, secrets);
        Object.assign(code, { state: 'active', expiresAt });
        return true;
      }),
    revoke: (ref) =>
      change(ref, (code) => {
        if (code.state !== 'active') return true;
        setSecrets(state, code, null);
        code.state = 'revoked';
        return true;
      }),
    revokeJoin: ({ userId, ...ref }, secrets) =>
      change(ref, (code) => {
        const join = livingJoins(code).find((j) => j.userId === userId);
        if (join === undefined) return code.joins.some((j) => j.userId === userId);
        join.revoked = true;
        takeOut(state, code, userId);
        if (code.state === 'active') setSecrets(state, code, secrets);
        moveOn(state, code.place);
        return true;
      }),
  };
};
