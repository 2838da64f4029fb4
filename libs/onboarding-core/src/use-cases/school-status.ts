import { pipe, TE, token } from '@bloomz/kernel';
import type { SchoolId } from '../entities/clever-ids.ts';
import { rosterTotals, type RosterTotals } from '../entities/roster-totals.ts';
import type { Run } from '../entities/run.ts';
import type { School } from '../entities/school.ts';
import type { SchoolUnknown, StoreUnavailable } from '../errors.ts';
import type { RosterStore } from '../ports/roster-store.ts';
import type { RunLog } from '../ports/run-log.ts';
import type { SchoolDirectory } from '../ports/school-directory.ts';
import { findSchool } from './admit.ts';

/** How many of the last runs a status shows. */
const RUNS_SHOWN = 10;

export type StatusOfSchool = {
  readonly school: School;
  readonly totals: RosterTotals;
  /** Latest first. */
  readonly runs: ReadonlyArray<Run>;
};

/** Where a school stands: what Bloomz holds of it, and its last runs. */
export type SchoolStatus = (schoolId: SchoolId) => TE.TaskEither<SchoolUnknown | StoreUnavailable, StatusOfSchool>;
export const SchoolStatus = token<SchoolStatus>('SchoolStatus');

export const makeSchoolStatus =
  (schools: SchoolDirectory, store: RosterStore, runLog: RunLog): SchoolStatus =>
  (schoolId) =>
    pipe(
      TE.Do,
      TE.bindW('school', () => findSchool(schools, schoolId)),
      TE.bindW('loaded', ({ school }) => store.load(school.ref)),
      TE.bindW('runs', ({ school }) => runLog.recent(school.ref, RUNS_SHOWN)),
      TE.map(({ school, loaded, runs }) => ({ school, totals: rosterTotals(loaded.roster), runs })),
    );
