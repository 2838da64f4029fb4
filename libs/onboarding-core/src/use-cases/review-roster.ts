import { pipe, TE, token } from '@bloomz/kernel';
import type { SchoolId } from '../entities/clever-ids.ts';
import { reviewRoster, type RosterReview } from '../entities/review.ts';
import type { SchoolUnknown, SourceFailure, StoreUnavailable } from '../errors.ts';
import type { RosterSource } from '../ports/roster-source.ts';
import type { RosterStore } from '../ports/roster-store.ts';
import type { SchoolDirectory } from '../ports/school-directory.ts';
import { studentsOf } from '../entities/snapshot.ts';
import { findSchool } from './admit.ts';

/** The data verification checklist: section names, redundant sections, contact types. Writes nothing. */
export type ReviewRoster = (
  schoolId: SchoolId,
) => TE.TaskEither<SchoolUnknown | SourceFailure | StoreUnavailable, RosterReview>;
export const ReviewRoster = token<ReviewRoster>('ReviewRoster');

export const makeReviewRoster =
  (schools: SchoolDirectory, source: RosterSource, store: RosterStore): ReviewRoster =>
  (schoolId) =>
    pipe(
      TE.Do,
      TE.bindW('school', () => findSchool(schools, schoolId)),
      TE.bindW('read', ({ school }) => source.read(school.ref)),
      TE.bindW('contacts', ({ school, read }) => source.countContactTypes(school.ref, studentsOf(read.snapshot))),
      TE.bindW('loaded', ({ school }) => store.load(school.ref)),
      TE.map(({ read, contacts, loaded }) => reviewRoster(read.snapshot, loaded.roster, contacts)),
    );
