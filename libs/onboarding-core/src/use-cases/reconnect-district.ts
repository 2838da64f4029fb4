import { pipe, TE, token } from '@bloomz/kernel';
import type { DistrictId } from '../entities/clever-ids.ts';
import type { District } from '../entities/district.ts';
import type { Actor } from '../entities/run.ts';
import type {
  ClientRejected,
  CleverUnavailable,
  DistrictNotConnected,
  DistrictUnknown,
  StoreUnavailable,
} from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { DistrictDirectory } from '../ports/district-directory.ts';
import type { SchoolDirectory } from '../ports/school-directory.ts';
import type { SetupProbe } from '../ports/setup-probe.ts';
import { findDistrict, probeDistrict } from './find-district.ts';

export type ReconnectFailed =
  DistrictUnknown | DistrictNotConnected | ClientRejected | CleverUnavailable | StoreUnavailable;

/** Ends the freeze of a district, once Clever gives access to it again. */
export type ReconnectDistrict = (districtId: DistrictId, actor: Actor) => TE.TaskEither<ReconnectFailed, District>;
export const ReconnectDistrict = token<ReconnectDistrict>('ReconnectDistrict');

export const makeReconnectDistrict =
  (districts: DistrictDirectory, schools: SchoolDirectory, probe: SetupProbe, now: Clock): ReconnectDistrict =>
  (districtId, actor) =>
    pipe(
      findDistrict(districts, districtId),
      TE.flatMap((): TE.TaskEither<ReconnectFailed, unknown> =>
        pipe(
          probeDistrict(schools, probe, districtId),
          TE.filterOrElseW(
            (facts) => facts?.connected === true,
            (): ReconnectFailed => ({ _tag: 'DistrictNotConnected', districtId }),
          ),
        ),
      ),
      TE.flatMap(() => districts.setConnection(districtId, 'connected', { actor, at: now() })),
      TE.flatMap(() => findDistrict(districts, districtId)),
    );
