import { type O, type TE, token } from '@bloomz/kernel';
import type { DistrictId } from '../entities/clever-ids.ts';
import type { Connection, District } from '../entities/district.ts';
import type { Actor } from '../entities/run.ts';
import type { StoreUnavailable } from '../errors.ts';

/** Districts and whether they are connected. */
export interface DistrictDirectory {
  readonly find: (districtId: DistrictId) => TE.TaskEither<StoreUnavailable, O.Option<District>>;
  /** Writes an audit entry when something changes; what was planned on a school before cannot be applied any more. */
  readonly setConnection: (
    districtId: DistrictId,
    connection: Connection,
    by: { readonly actor: Actor; readonly at: Date },
  ) => TE.TaskEither<StoreUnavailable, void>;
}
export const DistrictDirectory = token<DistrictDirectory>('DistrictDirectory');
