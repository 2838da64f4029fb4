import { provide } from '@bloomz/kernel';
import { ContainerModule } from 'inversify';
import { Appointments } from './ports/appointments.ts';
import { Clock } from './ports/clock.ts';
import { DistrictDirectory } from './ports/district-directory.ts';
import { Fingerprint } from './ports/fingerprint.ts';
import { NewRunId } from './ports/new-run-id.ts';
import { PlanShelf } from './ports/plan-shelf.ts';
import { RosterSource } from './ports/roster-source.ts';
import { RosterStore } from './ports/roster-store.ts';
import { RunLog } from './ports/run-log.ts';
import { RunQueue } from './ports/run-queue.ts';
import { SchoolDirectory } from './ports/school-directory.ts';
import { SchoolLists } from './ports/school-lists.ts';
import { SchoolLock } from './ports/school-lock.ts';
import { SetupProbe } from './ports/setup-probe.ts';
import { Admit, makeAdmit } from './use-cases/admit.ts';
import { AdmitImport, makeAdmitImport } from './use-cases/admit-import.ts';
import { ApplyHeld, makeApplyHeld } from './use-cases/apply-held.ts';
import { AppointMember, makeAppointMember } from './use-cases/appoint-member.ts';
import { ApproveImport, makeApproveImport } from './use-cases/approve-import.ts';
import { CancelImport, makeCancelImport } from './use-cases/cancel-import.ts';
import { CarryOutRun, makeCarryOutRun } from './use-cases/carry-out-run.ts';
import { CommitPlan, makeCommitPlan } from './use-cases/commit-plan.ts';
import { ConductRun, makeConductRun } from './use-cases/conduct-run.ts';
import { DisconnectDistrict, makeDisconnectDistrict } from './use-cases/disconnect-district.ts';
import { DistrictStatus, makeDistrictStatus } from './use-cases/district-status.ts';
import { DraftPlan, makeDraftPlan } from './use-cases/draft-plan.ts';
import { EditClass, makeEditClass } from './use-cases/edit-class.ts';
import { ExportSchool, makeExportSchool } from './use-cases/export-school.ts';
import { FindRun, makeFindRun } from './use-cases/find-run.ts';
import { FollowRun, makeFollowRun } from './use-cases/follow-run.ts';
import { HeldRuns, makeHeldRuns } from './use-cases/held-runs.ts';
import { ImportRoster, makeImportRoster } from './use-cases/import-roster.ts';
import { KeepPlan, makeKeepPlan } from './use-cases/keep-plan.ts';
import { makePerformRun, PerformRun } from './use-cases/perform-run.ts';
import { makePlanImport, PlanImport } from './use-cases/plan-import.ts';
import { makePreviewImport, PreviewImport } from './use-cases/preview-import.ts';
import { makeProvisionSchool, ProvisionSchool } from './use-cases/provision-school.ts';
import { makeReconnectDistrict, ReconnectDistrict } from './use-cases/reconnect-district.ts';
import { makeRejectImport, RejectImport } from './use-cases/reject-import.ts';
import { makeRenameClass, RenameClass } from './use-cases/rename-class.ts';
import { makeRequestApproval, RequestApproval } from './use-cases/request-approval.ts';
import { makeResyncSchool, ResyncSchool } from './use-cases/resync-school.ts';
import { makeReviewRoster, ReviewRoster } from './use-cases/review-roster.ts';
import { makeSchoolStatus, SchoolStatus } from './use-cases/school-status.ts';
import { makeStartImport, StartImport } from './use-cases/start-import.ts';
import { makeVerifyCleverSetup, VerifyCleverSetup } from './use-cases/verify-clever-setup.ts';
import { makeWorkOnRun, WorkOnRun } from './use-cases/work-on-run.ts';

/**
 * Needs: RosterSource, SetupProbe; RosterStore, SchoolDirectory, SchoolLists, Appointments, DistrictDirectory, RunLog,
 * RunQueue, PlanShelf, SchoolLock; Clock, NewRunId, Fingerprint.
 * Gives: every use case.
 */
export const onboardingModule = new ContainerModule(({ bind }) => {
  provide(bind, Admit, makeAdmit, [SchoolDirectory, SetupProbe]);
  provide(bind, AdmitImport, makeAdmitImport, [Admit, RosterStore]);
  provide(bind, DraftPlan, makeDraftPlan, [RosterSource, RosterStore, Fingerprint, Clock]);
  provide(bind, ConductRun, makeConductRun, [SchoolLock, RunLog, NewRunId, Clock]);
  provide(bind, CommitPlan, makeCommitPlan, [RosterStore, RunLog, Clock]);
  provide(bind, FindRun, makeFindRun, [RunLog]);
  provide(bind, HeldRuns, makeHeldRuns, [FindRun, RunLog, Clock]);
  provide(bind, ApplyHeld, makeApplyHeld, [HeldRuns, DraftPlan, CommitPlan]);
  provide(bind, FollowRun, makeFollowRun, [RunQueue, Clock]);
  provide(bind, WorkOnRun, makeWorkOnRun, [DraftPlan, CommitPlan, FollowRun]);
  provide(bind, CarryOutRun, makeCarryOutRun, [AdmitImport, SchoolLock, WorkOnRun]);
  provide(bind, KeepPlan, makeKeepPlan, [PlanShelf, NewRunId, Clock]);

  provide(bind, ProvisionSchool, makeProvisionSchool, [SchoolDirectory]);
  provide(bind, VerifyCleverSetup, makeVerifyCleverSetup, [SchoolDirectory, SetupProbe, RunLog, Clock]);
  provide(bind, ReviewRoster, makeReviewRoster, [SchoolDirectory, RosterSource, RosterStore]);
  provide(bind, PlanImport, makePlanImport, [Admit, DraftPlan]);
  provide(bind, ImportRoster, makeImportRoster, [AdmitImport, ConductRun, DraftPlan, CommitPlan]);
  provide(bind, ApproveImport, makeApproveImport, [HeldRuns, Admit, SchoolLock, ApplyHeld]);
  provide(bind, RejectImport, makeRejectImport, [HeldRuns]);
  provide(bind, RenameClass, makeRenameClass, [SchoolDirectory, RosterStore, Clock]);
  provide(bind, ResyncSchool, makeResyncSchool, [RunLog, ImportRoster]);
  provide(bind, SchoolStatus, makeSchoolStatus, [SchoolDirectory, RosterStore, RunLog]);
  provide(bind, ExportSchool, makeExportSchool, [SchoolDirectory, RosterStore]);

  provide(bind, PreviewImport, makePreviewImport, [Admit, DraftPlan, KeepPlan]);
  provide(bind, StartImport, makeStartImport, [AdmitImport, RunQueue, NewRunId, Clock]);
  provide(bind, PerformRun, makePerformRun, [RunQueue, CarryOutRun, Clock]);
  provide(bind, CancelImport, makeCancelImport, [FindRun, RunQueue, Clock]);
  provide(bind, RequestApproval, makeRequestApproval, [HeldRuns, Admit, RunQueue, Clock]);
  provide(bind, EditClass, makeEditClass, [SchoolLists, SchoolDirectory, RosterStore, Clock]);
  provide(bind, AppointMember, makeAppointMember, [SchoolLists, SchoolDirectory, Appointments, Clock]);
  provide(bind, DistrictStatus, makeDistrictStatus, [DistrictDirectory, SchoolDirectory, SetupProbe]);
  provide(bind, DisconnectDistrict, makeDisconnectDistrict, [DistrictDirectory, Clock]);
  provide(bind, ReconnectDistrict, makeReconnectDistrict, [DistrictDirectory, SchoolDirectory, SetupProbe, Clock]);
});
