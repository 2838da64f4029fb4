import { E, type TE } from '@bloomz/kernel';
import { expect } from 'vitest';
import { compareText } from '../../entities/clever-ids.ts';
import { guardianshipKey, invitationKey, membershipKey } from '../../entities/roster-changes.ts';
import type { Roster } from '../../entities/roster.ts';
import type { RunId, SchoolRef } from '../../entities/run.ts';
import type { Appointments } from '../../ports/appointments.ts';
import type { DistrictDirectory } from '../../ports/district-directory.ts';
import type { PlanShelf } from '../../ports/plan-shelf.ts';
import type { RosterStore } from '../../ports/roster-store.ts';
import type { RunEvents } from '../../ports/run-events.ts';
import type { RunLog } from '../../ports/run-log.ts';
import type { RunQueue } from '../../ports/run-queue.ts';
import type { SchoolDirectory } from '../../ports/school-directory.ts';
import type { SchoolLists } from '../../ports/school-lists.ts';
import type { SchoolLock } from '../../ports/school-lock.ts';
import { aSchoolRef } from '../builders.ts';

/** The parts of Bloomz that hold data, over one and the same data; and a look into the outbox and the queue, which no port gives. */
export type Bloomz = {
  readonly store: RosterStore;
  readonly schools: SchoolDirectory;
  readonly runs: RunLog;
  readonly lock: SchoolLock;
  readonly queue: RunQueue;
  readonly events: RunEvents;
  readonly shelf: PlanShelf;
  readonly lists: SchoolLists;
  readonly appointments: Appointments;
  readonly districts: DistrictDirectory;
  /** Keys of the invitations that wait to be sent, sorted. */
  readonly outboxOf: (school: SchoolRef) => Promise<ReadonlyArray<string>>;
  /** The runs whose jobs were queued and that no worker has fetched, one entry a job. */
  readonly jobs: () => Promise<ReadonlyArray<RunId>>;
};
export type MakeBloomz = () => Promise<Bloomz>;

/** The value of a task that the test expects to succeed. */
export const right = async <Err, A>(task: TE.TaskEither<Err, A>): Promise<A> => {
  const outcome = await task();
  if (E.isLeft(outcome)) expect.fail(`unexpected ${JSON.stringify(outcome.left)}`);
  return outcome.right;
};

/** The failure of a task that the test expects to fail. */
export const left = async <Err, A>(task: TE.TaskEither<Err, A>): Promise<Err> => {
  const outcome = await task();
  if (E.isRight(outcome)) expect.fail(`unexpected success ${JSON.stringify(outcome.right)}`);
  return outcome.left;
};

/** A school of its own, provisioned, in a district of its own or a given one. */
export const aProvisionedSchool = async (
  { schools }: Pick<Bloomz, 'schools'>,
  districtId?: SchoolRef['districtId'],
): Promise<SchoolRef> => {
  const school = aSchoolRef(districtId);
  await right(schools.provision(school, { email: 'admin@example.org', userId: null }));
  return school;
};

const sortedBy = <T>(items: ReadonlyArray<T>, keyOf: (item: T) => string): ReadonlyArray<T> =>
  [...items].sort((a, b) => compareText(keyOf(a), keyOf(b)));

/** A roster whose lists can be compared: a store gives them in any order. */
export const inOrder = (roster: Roster): Roster => ({
  ...roster,
  classes: sortedBy(roster.classes, ({ sectionId, name }) => sectionId ?? ` ${name}`),
  members: sortedBy(roster.members, ({ userId }) => userId),
  memberships: sortedBy(roster.memberships, membershipKey),
  invitations: sortedBy(roster.invitations, invitationKey),
  guardianships: sortedBy(roster.guardianships, guardianshipKey),
  pastGuardianships: sortedBy(roster.pastGuardianships, guardianshipKey),
});
