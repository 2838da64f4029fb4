import { provide } from '@bloomz/kernel';
import { ContainerModule } from 'inversify';
import { Clock } from './ports/clock.ts';
import { Fingerprint } from './ports/fingerprint.ts';
import { NewRunId } from './ports/new-run-id.ts';
import { RosterSource } from './ports/roster-source.ts';
import { RosterStore } from './ports/roster-store.ts';
import { RunLog } from './ports/run-log.ts';
import { SchoolDirectory } from './ports/school-directory.ts';
import { SchoolLock } from './ports/school-lock.ts';
import { SetupProbe } from './ports/setup-probe.ts';
import { Admit, makeAdmit } from './use-cases/admit.ts';
import { ApproveImport, makeApproveImport } from './use-cases/approve-import.ts';
import { CommitPlan, makeCommitPlan } from './use-cases/commit-plan.ts';
import { ConductRun, makeConductRun } from './use-cases/conduct-run.ts';
import { DraftPlan, makeDraftPlan } from './use-cases/draft-plan.ts';
import { ExportSchool, makeExportSchool } from './use-cases/export-school.ts';
import { HeldRuns, makeHeldRuns } from './use-cases/held-runs.ts';
import { ImportRoster, makeImportRoster } from './use-cases/import-roster.ts';
import { makePlanImport, PlanImport } from './use-cases/plan-import.ts';
import { makeProvisionSchool, ProvisionSchool } from './use-cases/provision-school.ts';
import { makeRejectImport, RejectImport } from './use-cases/reject-import.ts';
import { makeRenameClass, RenameClass } from './use-cases/rename-class.ts';
import { makeResyncSchool, ResyncSchool } from './use-cases/resync-school.ts';
import { makeReviewRoster, ReviewRoster } from './use-cases/review-roster.ts';
import { makeSchoolStatus, SchoolStatus } from './use-cases/school-status.ts';
import { makeVerifyCleverSetup, VerifyCleverSetup } from './use-cases/verify-clever-setup.ts';

/**
 * Needs: RosterSource, SetupProbe, RosterStore, SchoolDirectory, RunLog, SchoolLock, Clock, NewRunId, Fingerprint.
 * Gives: every use case.
 */
export const onboardingModule = new ContainerModule(({ bind }) => {
  provide(bind, Admit, makeAdmit, [SchoolDirectory, SetupProbe]);
  provide(bind, DraftPlan, makeDraftPlan, [RosterSource, RosterStore, Fingerprint, Clock]);
  provide(bind, ConductRun, makeConductRun, [SchoolLock, RunLog, NewRunId, Clock]);
  provide(bind, CommitPlan, makeCommitPlan, [RosterStore, RunLog, Clock]);
  provide(bind, HeldRuns, makeHeldRuns, [RunLog, Clock]);

  provide(bind, ProvisionSchool, makeProvisionSchool, [SchoolDirectory]);
  provide(bind, VerifyCleverSetup, makeVerifyCleverSetup, [SchoolDirectory, SetupProbe, RunLog, Clock]);
  provide(bind, ReviewRoster, makeReviewRoster, [SchoolDirectory, RosterSource, RosterStore]);
  provide(bind, PlanImport, makePlanImport, [Admit, DraftPlan]);
  provide(bind, ImportRoster, makeImportRoster, [Admit, ConductRun, DraftPlan, CommitPlan]);
  provide(bind, ApproveImport, makeApproveImport, [HeldRuns, SchoolLock, DraftPlan, CommitPlan]);
  provide(bind, RejectImport, makeRejectImport, [HeldRuns]);
  provide(bind, RenameClass, makeRenameClass, [SchoolDirectory, RosterStore, Clock]);
  provide(bind, ResyncSchool, makeResyncSchool, [RunLog, ImportRoster]);
  provide(bind, SchoolStatus, makeSchoolStatus, [SchoolDirectory, RosterStore, RunLog]);
  provide(bind, ExportSchool, makeExportSchool, [SchoolDirectory, RosterStore]);
});
