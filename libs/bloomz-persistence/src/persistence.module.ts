import { AccountStore, ApiKeyStore, CodeLedger, GrantStore, SessionStore } from '@bloomz/access-core';
import {
  FamilyCodeStore,
  InvitationDesk,
  JoinedPlaces,
  JoinStore,
  MailQueue,
  MailSwitch,
} from '@bloomz/invitation-core';
import { provideValue } from '@bloomz/kernel';
import {
  Appointments,
  DistrictDirectory,
  Fingerprint,
  PlanShelf,
  RosterStore,
  RunEvents,
  RunLog,
  RunQueue,
  SchoolDirectory,
  SchoolLists,
  SchoolLock,
} from '@bloomz/onboarding-core';
import { ContainerModule } from 'inversify';
import type { Database } from './database/database.ts';
import { fingerprint } from './fingerprint.ts';
import { makePgAccountStore } from './pg-account-store.ts';
import { makePgApiKeyStore } from './pg-api-key-store.ts';
import { makePgAppointments } from './pg-appointments.ts';
import { makePgCodeLedger } from './pg-code-ledger.ts';
import { makePgDistrictDirectory } from './pg-district-directory.ts';
import { makePgFamilyCodeStore } from './pg-family-code-store.ts';
import { makePgGrantStore } from './pg-grant-store.ts';
import { makePgInvitationDesk } from './pg-invitation-desk.ts';
import { makePgJoinStore } from './pg-join-store.ts';
import { makePgJoinedPlaces } from './pg-joined-places.ts';
import { makePgMailQueue } from './pg-mail-queue.ts';
import { makePgMailSwitch } from './pg-mail-switch.ts';
import { makePgPlanShelf } from './pg-plan-shelf.ts';
import { makePgRosterStore } from './pg-roster-store.ts';
import { makePgRunEvents } from './pg-run-events.ts';
import { makePgRunLog } from './pg-run-log.ts';
import { makePgRunQueue } from './pg-run-queue.ts';
import { makePgSchoolDirectory } from './pg-school-directory.ts';
import { makePgSchoolLists } from './pg-school-lists.ts';
import { makePgSchoolLock } from './pg-school-lock.ts';
import { makePgSessionStore } from './pg-session-store.ts';

/**
 * Needs: an open database. Gives of onboarding: RosterStore, SchoolDirectory, SchoolLists, SchoolLock, DistrictDirectory,
 * Appointments, PlanShelf, RunLog, RunQueue, RunEvents, Fingerprint; of access: AccountStore, GrantStore, SessionStore,
 * ApiKeyStore, CodeLedger; of joining: JoinStore, FamilyCodeStore, JoinedPlaces; of
 * mail: MailQueue, InvitationDesk, MailSwitch.
 */
export const persistenceModule = (database: Database): ContainerModule =>
  new ContainerModule(({ bind }) => {
    provideValue(bind, RosterStore, makePgRosterStore(database));
    provideValue(bind, SchoolDirectory, makePgSchoolDirectory(database));
    provideValue(bind, SchoolLists, makePgSchoolLists(database));
    provideValue(bind, SchoolLock, makePgSchoolLock(database));
    provideValue(bind, DistrictDirectory, makePgDistrictDirectory(database));
    provideValue(bind, Appointments, makePgAppointments(database));
    provideValue(bind, PlanShelf, makePgPlanShelf(database));
    provideValue(bind, RunLog, makePgRunLog(database));
    provideValue(bind, RunQueue, makePgRunQueue(database));
    provideValue(bind, RunEvents, makePgRunEvents(database));
    provideValue(bind, Fingerprint, fingerprint);
    provideValue(bind, AccountStore, makePgAccountStore(database));
    provideValue(bind, GrantStore, makePgGrantStore(database));
    provideValue(bind, SessionStore, makePgSessionStore(database));
    provideValue(bind, ApiKeyStore, makePgApiKeyStore(database));
    provideValue(bind, CodeLedger, makePgCodeLedger(database));
    provideValue(bind, JoinStore, makePgJoinStore(database));
    provideValue(bind, FamilyCodeStore, makePgFamilyCodeStore(database));
    provideValue(bind, JoinedPlaces, makePgJoinedPlaces(database));
    provideValue(bind, MailQueue, makePgMailQueue(database));
    provideValue(bind, InvitationDesk, makePgInvitationDesk(database));
    provideValue(bind, MailSwitch, makePgMailSwitch(database));
  });
