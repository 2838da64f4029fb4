import type { UserId } from '../entities/clever-ids.ts';
import { DEFAULT_OPTIONS, type ImportOptions } from '../entities/import-options.ts';
import type { Actor, Operator } from '../entities/run.ts';
import type { Clock } from '../ports/clock.ts';
import { SCHOOL, userId } from './builders.ts';
import { makeInMemoryBloomz } from './in-memory-bloomz.ts';
import { makeInMemoryClever } from './in-memory-clever.ts';
import { testFingerprint } from './test-fingerprint.ts';
import { makeAdmit } from '../use-cases/admit.ts';
import { makeApproveImport } from '../use-cases/approve-import.ts';
import { makeCommitPlan } from '../use-cases/commit-plan.ts';
import { makeConductRun } from '../use-cases/conduct-run.ts';
import { makeDraftPlan } from '../use-cases/draft-plan.ts';
import { makeExportSchool } from '../use-cases/export-school.ts';
import { makeHeldRuns } from '../use-cases/held-runs.ts';
import { makeImportRoster } from '../use-cases/import-roster.ts';
import { makePlanImport } from '../use-cases/plan-import.ts';
import { makeProvisionSchool } from '../use-cases/provision-school.ts';
import { makeRejectImport } from '../use-cases/reject-import.ts';
import { makeRenameClass } from '../use-cases/rename-class.ts';
import { makeResyncSchool } from '../use-cases/resync-school.ts';
import { makeReviewRoster } from '../use-cases/review-roster.ts';
import { makeSchoolStatus } from '../use-cases/school-status.ts';
import { makeVerifyCleverSetup } from '../use-cases/verify-clever-setup.ts';

export const OPERATOR: Operator = { kind: 'operator' };
export const ADMIN: UserId = userId('admin');
export const AS_ADMIN: Actor = { kind: 'person', userId: ADMIN };

/** Every use case, wired by hand over one Bloomz and one Clever in memory, with a clock that ticks a second per look. */
export const anOnboarding = () => {
  const { store, schools, runs, lock } = makeInMemoryBloomz();
  const clever = makeInMemoryClever();
  let [seconds, runNumber] = [0, 0];
  const now: Clock = () => new Date(Date.UTC(2026, 10, 23, 12, 0, (seconds += 1)));
  const newRunId = (): string => `run-${(runNumber += 1)}`;
  const admit = makeAdmit(schools, clever);
  const draftPlan = makeDraftPlan(clever, store, testFingerprint, now);
  const conductRun = makeConductRun(lock, runs, newRunId, now);
  const commitPlan = makeCommitPlan(store, runs, now);
  const heldRuns = makeHeldRuns(runs, now);
  const importRoster = makeImportRoster(admit, conductRun, draftPlan, commitPlan);
  return {
    clever,
    lock,
    runs,
    schools,
    store,
    importRoster,
    planImport: makePlanImport(admit, draftPlan),
    approveImport: makeApproveImport(heldRuns, lock, draftPlan, commitPlan),
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
