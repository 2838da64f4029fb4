import type { SchoolRef } from '@bloomz/onboarding-core';
import type { Bloomz } from '@bloomz/onboarding-core/testing';
import type { Database } from '../database/database.ts';
import { schoolUuid } from '../ids.ts';
import { makePgRosterStore } from '../pg-roster-store.ts';
import { makePgRunLog } from '../pg-run-log.ts';
import { makePgSchoolDirectory } from '../pg-school-directory.ts';
import { makePgSchoolLock } from '../pg-school-lock.ts';

const OUTBOX = `
  select clever_id || ' ' || purpose as key
  from outbox join invitations on invitations.id = ref join people on people.id = person_id
  where outbox.school_id = $1 and kind = 'invitation' order by 1`;

/** What the core's contracts ask for, on PostgreSQL. */
export const makePgBloomz = (database: Database): Bloomz => ({
  store: makePgRosterStore(database),
  schools: makePgSchoolDirectory(database),
  runs: makePgRunLog(database),
  lock: makePgSchoolLock(database, 200),
  outboxOf: async (school: SchoolRef) => {
    const { rows } = await database.read((client) => client.query<{ key: string }>(OUTBOX, [schoolUuid(school)]));
    return rows.map(({ key }) => key);
  },
});
