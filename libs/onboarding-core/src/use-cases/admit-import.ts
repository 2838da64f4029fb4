import { pipe, TE, token } from '@bloomz/kernel';
import type { SchoolId } from '../entities/clever-ids.ts';
import type { ImportOptions } from '../entities/import-options.ts';
import type { Actor } from '../entities/run.ts';
import type { School } from '../entities/school.ts';
import { arePending, teachersJoined } from '../entities/teachers-joined.ts';
import type { TeachersPending } from '../errors.ts';
import type { RosterStore } from '../ports/roster-store.ts';
import type { Admit, NotAdmitted } from './admit.ts';

export type ImportRefused = NotAdmitted | TeachersPending;

/**
 * The gate before every import: whoever asks is admitted, and before the contacts all teachers have joined, or somebody
 * says that it may go on all the same.
 */
export type AdmitImport = (
  schoolId: SchoolId,
  actor: Actor,
  options: ImportOptions,
) => TE.TaskEither<ImportRefused, School>;
export const AdmitImport = token<AdmitImport>('AdmitImport');

export const makeAdmitImport = (admit: Admit, store: RosterStore): AdmitImport => {
  const demandTeachers = ({ ref }: School): TE.TaskEither<ImportRefused, unknown> =>
    pipe(
      store.load(ref),
      TE.map(({ roster }) => teachersJoined(roster)),
      TE.filterOrElseW(
        (teachers) => !arePending(teachers),
        (teachers): TeachersPending => ({ _tag: 'TeachersPending', ...teachers }),
      ),
    );
  return (schoolId, actor, { step, acknowledgeTeachersPending }) =>
    pipe(
      admit(schoolId, actor),
      TE.tap((school): TE.TaskEither<ImportRefused, unknown> =>
        step === 'roster' || acknowledgeTeachersPending ? TE.right(undefined) : demandTeachers(school),
      ),
    );
};
