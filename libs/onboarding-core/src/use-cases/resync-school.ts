import { type E, pipe, type T, TE, token } from '@bloomz/kernel';
import type { SchoolId } from '../entities/clever-ids.ts';
import type { Actor, ProgressListener } from '../entities/run.ts';
import type { School } from '../entities/school.ts';
import type { NeverImported } from '../errors.ts';
import type { RunLog } from '../ports/run-log.ts';
import type { ImportFailed, ImportRoster } from './import-roster.ts';
import type { ImportReport } from './import-report.ts';
import { lastEffectiveRun } from './last-effective-run.ts';

export type ResyncFailed = ImportFailed | NeverImported;

export type Resynced = {
  readonly schoolId: SchoolId;
  readonly outcome: E.Either<ResyncFailed, ImportReport>;
};

/**
 * What the nightly job does for one school: the import again, with the options of the last one. The first import is a
 * person's to start. Never fails itself, so that one school does not keep the next from its turn.
 */
export type ResyncSchool = (school: School, actor: Actor, onProgress?: ProgressListener) => T.Task<Resynced>;
export const ResyncSchool = token<ResyncSchool>('ResyncSchool');

export const makeResyncSchool =
  (runs: RunLog, importRoster: ImportRoster): ResyncSchool =>
  ({ ref }, actor, onProgress) =>
  async () => {
    const { schoolId } = ref;
    const resync = pipe(
      lastEffectiveRun(runs, ref),
      TE.flatMap(TE.fromNullable<ResyncFailed>({ _tag: 'NeverImported', schoolId })),
      TE.flatMap(({ options }) => importRoster({ schoolId, actor, options, onProgress })),
    );
    return { schoolId, outcome: await resync() };
  };
