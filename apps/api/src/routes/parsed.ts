import type { TE as TaskEither } from '@bloomz/kernel';
import { pipe, TE } from '@bloomz/kernel';
import {
  type DistrictId,
  type MalformedCleverId,
  parseDistrictId,
  parseSchoolId,
  type SchoolId,
} from '@bloomz/onboarding-core';

type Parsed<Id> = TaskEither.TaskEither<MalformedCleverId, Id>;

/** The contract has checked the form already; what the core would still refuse exists nowhere. */
export const schoolIdIn = ({ schoolId }: { readonly schoolId: string }): Parsed<SchoolId> =>
  pipe(schoolId, parseSchoolId, TE.fromEither);
export const districtIdIn = ({ districtId }: { readonly districtId: string }): Parsed<DistrictId> =>
  pipe(districtId, parseDistrictId, TE.fromEither);
