import type { UserId } from '../entities/clever-ids.ts';
import { DEFAULT_OPTIONS, type ImportOptions } from '../entities/import-options.ts';
import type { Actor, Operator } from '../entities/run.ts';
import type { Clock } from '../ports/clock.ts';
import { SCHOOL, userId } from './builders.ts';
import { makeInMemoryBloomz } from './in-memory-bloomz.ts';
import { makeInMemoryClever } from './in-memory-clever.ts';
import { testFingerprint } from './test-fingerprint.ts';
import { makeAdmit } from '../use-cases/admit.ts';
import { makeAdmitImport } from '../use-cases/admit-import.ts';
import { makeApplyHeld } from '../use-cases/apply-held.ts';
import { makeAppointMember } from '../use-cases/appoint-member.ts';
import { makeApproveImport } from '../use-cases/approve-import.ts';
import { makeCancelImport } from '../use-cases/cancel-import.ts';
import { makeCarryOutRun } from '../use-cases/carry-out-run.ts';
import { makeCommitPlan } from '../use-cases/commit-plan.ts';
import { makeConductRun } from '../use-cases/conduct-run.ts';
import { makeDisconnectDistrict } from '../use-cases/disconnect-district.ts';
import { makeDistrictStatus } from '../use-cases/district-status.ts';
import { makeDraftPlan } from '../use-cases/draft-plan.ts';
import { makeEditClass } from '../use-cases/edit-class.ts';
import { makeExportSchool } from '../use-cases/export-school.ts';
import { makeFindRun } from '../use-cases/find-run.ts';
import { makeFollowRun } from '../use-cases/follow-run.ts';
import { makeHeldRuns } from '../use-cases/held-runs.ts';
import { makeImportRoster } from '../use-cases/import-roster.ts';
import { makeKeepPlan } from '../use-cases/keep-plan.ts';
import { makePerformRun } from '../use-cases/perform-run.ts';
import { makePlanImport } from '../use-cases/plan-import.ts';
import { makePreviewImport } from '../use-cases/preview-import.ts';
import { makeProvisionSchool } from '../use-cases/provision-school.ts';
import { makeReconnectDistrict } from '../use-cases/reconnect-district.ts';
import { makeRejectImport } from '../use-cases/reject-import.ts';
import { makeRenameClass } from '../use-cases/rename-class.ts';
import { makeRequestApproval } from '../use-cases/request-approval.ts';
import { makeResyncSchool } from '../use-cases/resync-school.ts';
import { makeReviewRoster } from '../use-cases/review-roster.ts';
import { makeSchoolStatus } from '../use-cases/school-status.ts';
import { makeStartImport } from '../use-cases/start-import.ts';
import { makeVerifyCleverSetup } from '../use-cases/verify-clever-setup.ts';
import { makeWorkOnRun } from '../use-cases/work-on-run.ts';

export const OPERATOR: Operator = { kind: 'operator' };
export const ADMIN: UserId = userId('admin');
export const AS_ADMIN = { kind: 'person', userId: ADMIN } as const satisfies Actor;

/** Every use case, wired by hand over one Bloomz and one Clever in memory, with a clock that ticks a second per look. */
export const anOnboarding = () => {
  const bloomz = makeInMemoryBloomz();
  const { store, schools, runs, lock, queue, shelf, lists, appointments, districts } = bloomz;
  const clever = makeInMemoryClever();
  let [seconds, runNumber] = [0, 0];
  const now: Clock = () => new Date(Date.UTC(2026, 10, 23, 12, 0, (seconds += 1)));
  const newRunId = (): string => `run-${(runNumber += 1)}`;
  const admit = makeAdmit(schools, clever);
  const admitImport = makeAdmitImport(admit, store);
  const draftPlan = makeDraftPlan(clever, store, testFingerprint, now);
  const conductRun = makeConductRun(lock, runs, newRunId, now);
  const commitPlan = makeCommitPlan(store, runs, now);
  const findRun = makeFindRun(runs);
  const heldRuns = makeHeldRuns(findRun, runs, now);
  const followRun = makeFollowRun(queue, now);
  const carryOutRun = makeCarryOutRun(admitImport, lock, makeWorkOnRun(draftPlan, commitPlan, followRun));
  const importRoster = makeImportRoster(admitImport, conductRun, draftPlan, commitPlan);
  return {
    ...bloomz,
    clever,
    findRun,
    startImport: makeStartImport(admitImport, queue, newRunId, now),
    performRun: makePerformRun(queue, carryOutRun, now),
    cancelImport: makeCancelImport(findRun, queue, now),
    requestApproval: makeRequestApproval(heldRuns, admit, queue, now),
    previewImport: makePreviewImport(admit, draftPlan, makeKeepPlan(shelf, newRunId, now)),
    editClass: makeEditClass(lists, schools, store, now),
    appointMember: makeAppointMember(lists, schools, appointments, now),
    districtStatus: makeDistrictStatus(districts, schools, clever),
    disconnectDistrict: makeDisconnectDistrict(districts, now),
    reconnectDistrict: makeReconnectDistrict(districts, schools, clever, now),
    importRoster,
    planImport: makePlanImport(admit, draftPlan),
    approveImport: makeApproveImport(heldRuns, admit, lock, makeApplyHeld(heldRuns, draftPlan, commitPlan)),
    rejectImport: makeRejectImport(heldRuns),
    renameClass: makeRenameClass(schools, store, now),
    resyncSchool: makeResyncSchool(runs, importRoster),
    schoolStatus: makeSchoolStatus(schools, store, runs),
    exportSchool: makeExportSchool(schools, store),
    reviewRoster: makeReviewRoster(schools, clever, store),
    verifyCleverSetup: makeVerifyCleverSetup(schools, clever, runs, now),
    provision: () => makeProvisionSchool(schools)(SCHOOL, { email: 'admin@example.org', userId: ADMIN })(),
    request: (options: Partial<ImportOptions> = {}, actor: Actor = OPERATOR) => ({
      schoolId: SCHOOL.schoolId,
      actor,
      options: { ...DEFAULT_OPTIONS, ...options },
    }),
  };
};
