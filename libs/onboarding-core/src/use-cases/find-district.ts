import { pipe, TE } from '@bloomz/kernel';
import type { DistrictId } from '../entities/clever-ids.ts';
import type { District } from '../entities/district.ts';
import type { SetupFacts } from '../entities/setup.ts';
import type { ClientRejected, CleverUnavailable, DistrictUnknown, StoreUnavailable } from '../errors.ts';
import type { DistrictDirectory } from '../ports/district-directory.ts';
import type { SchoolDirectory } from '../ports/school-directory.ts';
import type { SetupProbe } from '../ports/setup-probe.ts';

/** The district, or `DistrictUnknown`. */
export const findDistrict = (
  districts: DistrictDirectory,
  districtId: DistrictId,
): TE.TaskEither<DistrictUnknown | StoreUnavailable, District> =>
  pipe(
    districts.find(districtId),
    TE.flatMap(TE.fromOption((): DistrictUnknown | StoreUnavailable => ({ _tag: 'DistrictUnknown', districtId }))),
  );

/** Clever's side of a district, seen through its first school; null while it has none. */
export const probeDistrict = (
  schools: SchoolDirectory,
  probe: SetupProbe,
  districtId: DistrictId,
): TE.TaskEither<ClientRejected | CleverUnavailable | StoreUnavailable, SetupFacts | null> =>
  pipe(
    schools.list(districtId),
    TE.flatMap(([first]): ReturnType<typeof probeDistrict> =>
      first === undefined ? TE.right(null) : probe.probe(first.ref),
    ),
  );
