import { provideValue } from '@bloomz/kernel';
import { Fingerprint, RosterStore, RunLog, SchoolDirectory, SchoolLock } from '@bloomz/onboarding-core';
import { ContainerModule } from 'inversify';
import type { Database } from './database/database.ts';
import { fingerprint } from './fingerprint.ts';
import { makePgRosterStore } from './pg-roster-store.ts';
import { makePgRunLog } from './pg-run-log.ts';
import { makePgSchoolDirectory } from './pg-school-directory.ts';
import { makePgSchoolLock } from './pg-school-lock.ts';

/** Needs: an open database. Gives: RosterStore, SchoolDirectory, RunLog, SchoolLock, Fingerprint. */
export const persistenceModule = (database: Database): ContainerModule =>
  new ContainerModule(({ bind }) => {
    provideValue(bind, RosterStore, makePgRosterStore(database));
    provideValue(bind, SchoolDirectory, makePgSchoolDirectory(database));
    provideValue(bind, RunLog, makePgRunLog(database));
    provideValue(bind, SchoolLock, makePgSchoolLock(database));
    provideValue(bind, Fingerprint, fingerprint);
  });
