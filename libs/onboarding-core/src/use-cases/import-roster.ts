import { pipe, TE, token } from '@bloomz/kernel';
import { sizeOf } from '../entities/roster-changes.ts';
import type { ImportUnderway, RosterMoved } from '../errors.ts';
import type { AdmitImport, ImportRefused } from './admit-import.ts';
import type { CommitPlan } from './commit-plan.ts';
import type { ConductRun, RunStart } from './conduct-run.ts';
import type { DraftPlan } from './draft-plan.ts';
import type { ImportReport } from './import-report.ts';
import type { ImportRequest } from './plan-import.ts';

export type ImportFailed = ImportRefused | ImportUnderway | RosterMoved;

/** Plans and applies in one run. What the brake holds waits for `ApproveImport`; the rest is applied. */
export type ImportRoster = (request: ImportRequest) => TE.TaskEither<ImportFailed, ImportReport>;
export const ImportRoster = token<ImportRoster>('ImportRoster');

export const makeImportRoster = (
  admit: AdmitImport,
  conductRun: ConductRun,
  draftPlan: DraftPlan,
  commitPlan: CommitPlan,
): ImportRoster => {
  const planAndApply =
    ({ onProgress }: ImportRequest) =>
    (start: RunStart): TE.TaskEither<ImportFailed, ImportReport> =>
      pipe(
        draftPlan({ ...start, onProgress }),
        TE.tapIO(
          ({ plan }) =>
            () =>
              onProgress?.({ phase: 'applying', done: 0, of: sizeOf(plan.changes) }),
        ),
        TE.flatMap((drafted) => commitPlan(start, drafted)),
      );
  return (request) =>
    pipe(
      admit(request.schoolId, request.actor, request.options),
      TE.flatMap(({ ref: school }) => conductRun({ ...request, school }, planAndApply(request))),
    );
};
