import { pipe, TE, token } from '@bloomz/kernel';
import type { DistrictId } from '../entities/clever-ids.ts';
import type { District } from '../entities/district.ts';
import type { Actor } from '../entities/run.ts';
import type { DistrictUnknown, StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { DistrictDirectory } from '../ports/district-directory.ts';
import { findDistrict } from './find-district.ts';

/** Freezes a district: nothing of it is read or changed until it is connected again, and nothing is lost. */
export type DisconnectDistrict = (
  districtId: DistrictId,
  actor: Actor,
) => TE.TaskEither<DistrictUnknown | StoreUnavailable, District>;
export const DisconnectDistrict = token<DisconnectDistrict>('DisconnectDistrict');

export const makeDisconnectDistrict =
  (districts: DistrictDirectory, now: Clock): DisconnectDistrict =>
  (districtId, actor) =>
    pipe(
      findDistrict(districts, districtId),
      TE.flatMap(() => districts.setConnection(districtId, 'disconnected', { actor, at: now() })),
      TE.flatMap(() => findDistrict(districts, districtId)),
    );
