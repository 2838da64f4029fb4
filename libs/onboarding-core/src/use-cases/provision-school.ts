import { type TE, token } from '@bloomz/kernel';
import type { SchoolRef } from '../entities/run.ts';
import type { School, SchoolAdmin } from '../entities/school.ts';
import type { SchoolInOtherDistrict, StoreUnavailable } from '../errors.ts';
import type { SchoolDirectory } from '../ports/school-directory.ts';

/** Creates the district, the school community and its first School Admin. Safe to repeat. */
export type ProvisionSchool = (
  school: SchoolRef,
  admin: SchoolAdmin,
) => TE.TaskEither<SchoolInOtherDistrict | StoreUnavailable, School>;
export const ProvisionSchool = token<ProvisionSchool>('ProvisionSchool');

export const makeProvisionSchool = (schools: SchoolDirectory): ProvisionSchool => schools.provision;
