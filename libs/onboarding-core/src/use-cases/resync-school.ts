import { type E, pipe, TE, token } from '@bloomz/kernel';
import { DEFAULT_OPTIONS } from '../entities/import-options.ts';
import type { SchoolId } from '../entities/clever-ids.ts';
import type { Actor } from '../entities/run.ts';
import type { School } from '../entities/school.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { RunLog } from '../ports/run-log.ts';
import type { ImportFailed, ImportRoster } from './import-roster.ts';
import type { ImportReport, ProgressListener } from './import-report.ts';

export type Resynced = {
  readonly schoolId: SchoolId;
  readonly outcome: E.Either<ImportFailed, ImportReport>;
};

/** What the nightly job does for one school: the import again, with the options of its last run. */
export type ResyncSchool = (
  school: School,
  actor: Actor,
  onProgress?: ProgressListener,
) => TE.TaskEither<StoreUnavailable, Resynced>;
export const ResyncSchool = token<ResyncSchool>('ResyncSchool');

export const makeResyncSchool =
  (runs: RunLog, importRoster: ImportRoster): ResyncSchool =>
  ({ ref }, actor, onProgress) =>
    pipe(
      runs.recent(ref, 1),
      TE.map(([last]) => last?.options ?? DEFAULT_OPTIONS),
      TE.flatMapTask((options) => importRoster({ schoolId: ref.schoolId, actor, options, onProgress })),
      TE.map((outcome) => ({ schoolId: ref.schoolId, outcome })),
    );
