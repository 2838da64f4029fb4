import { type O, type TE, token } from '@bloomz/kernel';
import type { DistrictId, SchoolId } from '../entities/clever-ids.ts';
import type { NamedAdmin, School, SchoolLanguage } from '../entities/school.ts';
import type { SchoolRef } from '../entities/run.ts';
import type { SchoolInOtherDistrict, StoreUnavailable } from '../errors.ts';

/** The school communities that Bloomz has linked to Clever schools, and their School Admins. */
export interface SchoolDirectory {
  /**
   * Safe to repeat: a community or admin that exists stays, and an admin's Clever id is added when it was missing. A
   * language that is given counts from then on.
   */
  readonly provision: (
    school: SchoolRef,
    admin: NamedAdmin,
    language?: SchoolLanguage,
  ) => TE.TaskEither<SchoolInOtherDistrict | StoreUnavailable, School>;
  readonly find: (schoolId: SchoolId) => TE.TaskEither<StoreUnavailable, O.Option<School>>;
  /** By Clever id, ascending; of one district or of all. */
  readonly list: (districtId?: DistrictId) => TE.TaskEither<StoreUnavailable, ReadonlyArray<School>>;
}
export const SchoolDirectory = token<SchoolDirectory>('SchoolDirectory');
