import { type TE, token } from '@bloomz/kernel';
import type { JoinedPlace } from '../entities/join-place.ts';
import type { StoreUnavailable } from '../errors.ts';

/**
 * Where an account is a member, by the people it joined as and by its person in Clever: living places, active classes,
 * living memberships and guardianships alone. By school, then role.
 */
export interface JoinedPlaces {
  readonly of: (accountId: string) => TE.TaskEither<StoreUnavailable, ReadonlyArray<JoinedPlace>>;
}
export const JoinedPlaces = token<JoinedPlaces>('JoinedPlaces');
