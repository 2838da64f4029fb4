import { pipe, TE, token } from '@bloomz/kernel';
import { canonicalState, type CanonicalState } from '../entities/canonical-state.ts';
import type { SchoolId } from '../entities/clever-ids.ts';
import type { SchoolUnknown, StoreUnavailable } from '../errors.ts';
import type { RosterStore } from '../ports/roster-store.ts';
import type { SchoolDirectory } from '../ports/school-directory.ts';
import { findSchool } from './admit.ts';

/** The school's canonical state: equal states give equal documents. */
export type ExportSchool = (schoolId: SchoolId) => TE.TaskEither<SchoolUnknown | StoreUnavailable, CanonicalState>;
export const ExportSchool = token<ExportSchool>('ExportSchool');

export const makeExportSchool =
  (schools: SchoolDirectory, store: RosterStore): ExportSchool =>
  (schoolId) =>
    pipe(
      TE.Do,
      TE.bindW('school', () => findSchool(schools, schoolId)),
      TE.bindW('loaded', ({ school }) => store.load(school.ref)),
      TE.map(({ school, loaded }) => canonicalState(school, loaded.roster)),
    );
