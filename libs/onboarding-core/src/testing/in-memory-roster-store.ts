import { E, TE } from '@bloomz/kernel';
import { compareText, type UserId } from '../entities/clever-ids.ts';
import { applyChanges, type Change } from '../entities/roster-changes.ts';
import { EMPTY_ROSTER, type Member, type Roster } from '../entities/roster.ts';
import { hasEffect, type Run, type SchoolRef } from '../entities/run.ts';
import type { RosterMoved, StoreUnavailable } from '../errors.ts';
import type { Application, LoadedRoster, RosterStore } from '../ports/roster-store.ts';
import { type InMemorySchool, type InMemoryState, latestRuns, requeue, schoolIn } from './in-memory-state.ts';

export const makeInMemoryRosterStore = (state: InMemoryState): RosterStore => ({
  load: (school) => TE.fromIO(() => load(state, school)),
  apply: (school, application) => TE.fromIOEither(() => apply(state, school, application)),
});

const load = (state: InMemoryState, ref: SchoolRef): LoadedRoster => {
  const school = schoolIn(state, ref);
  const last = latestRuns(state, ref).find(hasEffect);
  return {
    roster: { ...(school?.roster ?? EMPTY_ROSTER), onBloomz: onBloomz(state, ref) },
    version: school?.version ?? 0,
    lastRunId: last?.id ?? null,
  };
};

const onBloomz = ({ schools }: InMemoryState, { districtId, schoolId }: SchoolRef): ReadonlyArray<UserId> => {
  const district = [...schools.values()].filter(({ ref }) => ref.districtId === districtId);
  const joined = district
    .filter(({ ref }) => ref.schoolId !== schoolId)
    .flatMap(({ roster }) => roster.members)
    .filter((member) => member.state === 'joined' && (member.role === 'teacher' || member.role === 'staff'));
  const admins = district.flatMap((school) => school.admins).flatMap(({ userId }) => userId ?? []);
  return [...new Set([...joined.map(({ userId }) => userId), ...admins])].sort(compareText);
};

const apply = (
  state: InMemoryState,
  ref: SchoolRef,
  { version, changes, run }: Application,
): E.Either<RosterMoved | StoreUnavailable, void> => {
  const school = schoolIn(state, ref);
  if (school?.version !== version || isFinal(state, run))
    return E.left({ _tag: 'RosterMoved', schoolId: ref.schoolId });
  const members = changes.members.map((change) => withPersonOf(school.roster, change));
  const roster = applyChanges(school.roster, { ...changes, members });
  const contradiction = contradictionIn(roster, changes);
  if (contradiction !== null) return E.left({ _tag: 'StoreUnavailable', detail: contradiction });
  const outbox = requeue(
    school.outbox,
    changes.invitations.map(({ after }) => after),
  );
  state.schools.set(ref.schoolId, { ...school, roster, version: version + 1, outbox });
  shareWithDistrict(
    state,
    ref,
    members.map(({ after }) => after),
  );
  if (run !== null) conclude(state, run);
  return E.right(undefined);
};

const isFinal = ({ runs }: InMemoryState, run: Run | null): boolean => {
  const known = run === null ? undefined : runs.get(run.id);
  return known !== undefined && known.state !== 'held';
};

const contradictionIn = (roster: Roster, { memberships, invitations }: Application['changes']): string | null => {
  const people = new Set(roster.members.map(({ userId }) => userId));
  const sections = new Set(roster.classes.map(({ sectionId }) => sectionId));
  const homeless = memberships.some(({ after }) => !people.has(after.userId) || !sections.has(after.sectionId));
  if (homeless) return 'MembershipOfNobody';
  return invitations.some(({ after }) => !people.has(after.userId)) ? 'InvitationOfNobody' : null;
};

/** A change of somebody's place in a school alone leaves the person as another school may have written it meanwhile. */
const withPersonOf = ({ members }: Roster, change: Change<Member>): Change<Member> => {
  const { kind, before, after } = change;
  if (before === null || kind === 'restored' || PERSON.some((field) => before[field] !== after[field])) return change;
  return {
    ...change,
    after: samePerson(
      after,
      members.find(({ userId }) => userId === after.userId),
    ),
  };
};

const PERSON = ['firstName', 'lastName', 'email', 'phone'] as const;

/** A person is one row for the whole district: names and addresses change in all schools at once. */
const shareWithDistrict = ({ schools }: InMemoryState, ref: SchoolRef, changed: ReadonlyArray<Member>): void => {
  const people = new Map(changed.map((member) => [member.userId, member]));
  const shared = (school: InMemorySchool): InMemorySchool => ({
    ...school,
    roster: {
      ...school.roster,
      members: school.roster.members.map((held) => samePerson(held, people.get(held.userId))),
    },
  });
  for (const school of schools.values())
    if (school.ref.districtId === ref.districtId) schools.set(school.ref.schoolId, shared(school));
};

const samePerson = (held: Member, person: Member | undefined): Member => {
  if (person === undefined) return held;
  const { firstName, lastName, email, phone } = person;
  return { ...held, firstName, lastName, email, phone };
};

const conclude = ({ runs }: InMemoryState, run: Run): void => {
  for (const earlier of runs.values())
    if (earlier.school.schoolId === run.school.schoolId && earlier.state === 'held')
      runs.set(earlier.id, { ...earlier, state: 'outdated' });
  runs.set(run.id, run);
};
