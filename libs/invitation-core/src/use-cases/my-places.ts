import { type TE, token } from '@bloomz/kernel';
import type { JoinedPlace } from '../entities/join-place.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { JoinedPlaces } from '../ports/joined-places.ts';

/** Where an account belongs, with its classes and, for parents, their own children and nobody else's. */
export type MyPlaces = (accountId: string) => TE.TaskEither<StoreUnavailable, ReadonlyArray<JoinedPlace>>;
export const MyPlaces = token<MyPlaces>('MyPlaces');

export const makeMyPlaces =
  (places: JoinedPlaces): MyPlaces =>
  (accountId) =>
    places.of(accountId);
