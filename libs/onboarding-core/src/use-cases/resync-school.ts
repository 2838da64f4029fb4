import { E, pipe, type T, TE, token } from '@bloomz/kernel';
import type { SchoolId } from '../entities/clever-ids.ts';
import type { ImportStep } from '../entities/import-options.ts';
import type { Actor, ProgressListener } from '../entities/run.ts';
import type { School } from '../entities/school.ts';
import type { NeverImported } from '../errors.ts';
import type { RunLog } from '../ports/run-log.ts';
import type { ImportFailed, ImportRoster } from './import-roster.ts';
import type { ImportReport } from './import-report.ts';

export type ResyncFailed = ImportFailed | NeverImported;

type Outcome = E.Either<ResyncFailed, ImportReport>;
export type Resynced = {
  readonly schoolId: SchoolId;
  /** Of the roster. */
  readonly outcome: Outcome;
  /** Of the contacts step; null where nobody has imported contacts yet. */
  readonly contacts: Outcome | null;
};

/**
 * What the nightly job does for one school: each step again that somebody has run, with the options of its last run. The
 * first import is a person's to start; who was told once that teachers are missing is not asked again. Never fails
 * itself, so that one school does not keep the next from its turn.
 */
export type ResyncSchool = (school: School, actor: Actor, onProgress?: ProgressListener) => T.Task<Resynced>;
export const ResyncSchool = token<ResyncSchool>('ResyncSchool');

export const makeResyncSchool =
  (runs: RunLog, importRoster: ImportRoster): ResyncSchool =>
  ({ ref }, actor, onProgress) => {
    const { schoolId } = ref;
    const again = (step: ImportStep): TE.TaskEither<ResyncFailed, ImportReport> =>
      pipe(
        runs.lastEffective(ref, step),
        TE.flatMap(TE.fromOption((): ResyncFailed => ({ _tag: 'NeverImported', schoolId }))),
        TE.flatMap(({ options }) =>
          importRoster({ schoolId, actor, options: { ...options, acknowledgeTeachersPending: true }, onProgress }),
        ),
      );
    return async () => {
      const outcome = await again('roster')();
      const contacts = await again('contacts')();
      const neverRun = E.isLeft(contacts) && contacts.left._tag === 'NeverImported';
      return { schoolId, outcome, contacts: neverRun ? null : contacts };
    };
  };
