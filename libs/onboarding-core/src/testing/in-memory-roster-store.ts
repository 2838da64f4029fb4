import { E, TE } from '@bloomz/kernel';
import { compareText, type UserId } from '../entities/clever-ids.ts';
import { applyChanges, type Change, type Succession } from '../entities/roster-changes.ts';
import { EMPTY_ROSTER, type Member, type Roster, type SchoolClass } from '../entities/roster.ts';
import { hasEffect, type Run, type SchoolRef, type Ticket } from '../entities/run.ts';
import type { RosterMoved, StoreUnavailable } from '../errors.ts';
import type { Application, LoadedRoster, RosterStore } from '../ports/roster-store.ts';
import { runInHands } from './in-memory-run-queue.ts';
import { type InMemorySchool, type InMemoryState, latestRuns, requeue, schoolIn, writeRun } from './in-memory-state.ts';

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
    .filter((member) => member.state === 'joined' && member.role !== 'student');
  const admins = district.flatMap((school) => school.admins).flatMap(({ userId }) => userId ?? []);
  return [...new Set([...joined.map(({ userId }) => userId), ...admins])].sort(compareText);
};

const apply = (
  state: InMemoryState,
  ref: SchoolRef,
  { version, changes, run, ticket, at }: Application,
): E.Either<RosterMoved | StoreUnavailable, void> => {
  const school = schoolIn(state, ref);
  const frozen = state.disconnected.has(ref.districtId);
  if (school?.version !== version || frozen || isOutOfHands(state, run, ticket))
    return E.left({ _tag: 'RosterMoved', schoolId: ref.schoolId });
  const members = changes.members.map((change) => withPersonOf(school.roster, change));
  const roster = applyChanges(school.roster, { ...changes, members });
  const contradiction = contradictionIn(roster, changes);
  if (contradiction !== null) return E.left({ _tag: 'StoreUnavailable', detail: contradiction });
  const outbox = requeue(
    school.outbox,
    changes.invitations.map(({ after }) => after),
  );
  const handMade = namesMoved(school.handMade, changes.classes);
  const appointments = handedOver(school.appointments, changes.successions);
  state.schools.set(ref.schoolId, { ...school, roster, handMade, appointments, version: version + 1, outbox });
  shareWithDistrict(
    state,
    ref,
    members.map(({ after }) => after),
  );
  if (run !== null) conclude(state, run, at);
  return E.right(undefined);
};

/** With a ticket the run must be in those hands; without, it is new or held. */
const isOutOfHands = (state: InMemoryState, run: Run | null, ticket: Ticket | null): boolean => {
  if (ticket !== null) return runInHands(state, ticket) === undefined;
  const known = run === null ? undefined : state.runs.get(run.id);
  return known !== undefined && known.state !== 'held';
};

/** A class made by hand keeps its id under another name. */
const namesMoved = (
  known: InMemorySchool['handMade'],
  changes: ReadonlyArray<Change<SchoolClass>>,
): InMemorySchool['handMade'] => {
  const ids = new Map(known);
  for (const { before, after } of changes.filter((change) => change.after.sectionId === null)) {
    const id = ids.get((before ?? after).name) ?? `by-hand-${ids.size}-${after.name}`;
    ids.delete((before ?? after).name);
    ids.set(after.name, id);
  }
  return ids;
};

const handedOver = (
  known: InMemorySchool['appointments'],
  successions: ReadonlyArray<Succession>,
): InMemorySchool['appointments'] => {
  const appointments = new Map(known);
  for (const { from, to } of successions) {
    const appointment = appointments.get(from);
    appointments.delete(from);
    if (appointment !== undefined && !appointments.has(to)) appointments.set(to, appointment);
  }
  return appointments;
};

const contradictionIn = (
  roster: Roster,
  { memberships, invitations, guardianships }: Application['changes'],
): string | null => {
  const people = new Set(roster.members.map(({ userId }) => userId));
  const sections = new Set(roster.classes.map(({ sectionId }) => sectionId));
  const homeless = memberships.some(({ after }) => !people.has(after.userId) || !sections.has(after.sectionId));
  if (homeless) return 'MembershipOfNobody';
  if (guardianships.some(({ after }) => !people.has(after.parentId) || !people.has(after.studentId)))
    return 'GuardianshipOfNobody';
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

const PERSON = ['firstName', 'lastName', 'email', 'phone', 'language'] as const;

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
  const { firstName, lastName, email, phone, language } = person;
  return { ...held, firstName, lastName, email, phone, language };
};

/** The steps stand side by side: what one holds is as it was when the other has written. */
const isOutdatedBy = (run: Run, { id, school, state, options }: Run): boolean =>
  id !== run.id && school.schoolId === run.school.schoolId && state === 'held' && options.step === run.options.step;

const conclude = (state: InMemoryState, run: Run, at: Date): void => {
  for (const earlier of state.runs.values())
    if (isOutdatedBy(run, earlier)) writeRun(state, { ...earlier, state: 'outdated' }, at);
  writeRun(state, run, at);
};
