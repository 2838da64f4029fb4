import type { RunId, SchoolRef } from '@bloomz/onboarding-core';
import type { Bloomz } from '@bloomz/onboarding-core/testing';
import type { Database } from '../database/database.ts';
import { schoolUuid } from '../ids.ts';
import { makePgAppointments } from '../pg-appointments.ts';
import { makePgDistrictDirectory } from '../pg-district-directory.ts';
import { makePgPlanShelf } from '../pg-plan-shelf.ts';
import { makePgRosterStore } from '../pg-roster-store.ts';
import { makePgRunEvents } from '../pg-run-events.ts';
import { makePgRunLog } from '../pg-run-log.ts';
import { makePgRunQueue } from '../pg-run-queue.ts';
import { makePgSchoolDirectory } from '../pg-school-directory.ts';
import { makePgSchoolLists } from '../pg-school-lists.ts';
import { makePgSchoolLock } from '../pg-school-lock.ts';

const OUTBOX = `
  select clever_id || ' ' || purpose as key
  from outbox join invitations on invitations.id = ref join people on people.id = person_id
  where outbox.school_id = $1 and kind = 'invitation' order by 1`;

const JOBS = `select data ->> 'runId' as id from pgboss.job where name = 'runs' and state in ('created', 'retry')`;

/** What the core's contracts ask for, on PostgreSQL. */
export const makePgBloomz = (database: Database): Bloomz => ({
  store: makePgRosterStore(database),
  schools: makePgSchoolDirectory(database),
  runs: makePgRunLog(database),
  lock: makePgSchoolLock(database, 200),
  queue: makePgRunQueue(database),
  events: makePgRunEvents(database),
  shelf: makePgPlanShelf(database),
  lists: makePgSchoolLists(database),
  appointments: makePgAppointments(database),
  districts: makePgDistrictDirectory(database),
  outboxOf: async (school: SchoolRef) => {
    const { rows } = await database.read((client) => client.query<{ key: string }>(OUTBOX, [schoolUuid(school)]));
    return rows.map(({ key }) => key);
  },
  jobs: async () => {
    const { rows } = await database.read((client) => client.query<{ id: RunId }>(JOBS));
    return rows.map(({ id }) => id);
  },
});
