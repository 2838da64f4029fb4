import { pipe, TE, token } from '@bloomz/kernel';
import type { DistrictId } from '../entities/clever-ids.ts';
import type { District } from '../entities/district.ts';
import type { SetupFacts } from '../entities/setup.ts';
import type { DistrictUnknown, StoreUnavailable } from '../errors.ts';
import type { DistrictDirectory } from '../ports/district-directory.ts';
import type { SchoolDirectory } from '../ports/school-directory.ts';
import type { SetupProbe } from '../ports/setup-probe.ts';
import { findDistrict, probeDistrict } from './find-district.ts';

/** `facts` is null when Clever cannot be asked. */
export type StatusOfDistrict = { readonly district: District; readonly facts: SetupFacts | null };

/** Where a district stands, in Bloomz and in Clever. */
export type DistrictStatus = (
  districtId: DistrictId,
) => TE.TaskEither<DistrictUnknown | StoreUnavailable, StatusOfDistrict>;
export const DistrictStatus = token<DistrictStatus>('DistrictStatus');

export const makeDistrictStatus = (
  districts: DistrictDirectory,
  schools: SchoolDirectory,
  probe: SetupProbe,
): DistrictStatus => {
  const factsOf = (districtId: DistrictId): TE.TaskEither<StoreUnavailable, SetupFacts | null> =>
    pipe(
      probeDistrict(schools, probe, districtId),
      TE.orElse((failure) =>
        failure._tag === 'StoreUnavailable'
          ? TE.left<StoreUnavailable, SetupFacts | null>(failure)
          : TE.right<StoreUnavailable, SetupFacts | null>(null),
      ),
    );
  return (districtId) =>
    pipe(
      TE.Do,
      TE.bindW('district', () => findDistrict(districts, districtId)),
      TE.bindW('facts', () => factsOf(districtId)),
    );
};
