import { type TE, token } from '@bloomz/kernel';
import type { SchoolPlace } from '../entities/place.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { CleverArrival, JoinStore } from '../ports/join-store.ts';

/**
 * After a sign-in with Clever: whoever was invited has joined, without a code. Gives the schools where that was so;
 * mostly there are none, and it costs one look.
 */
export type JoinByClever = (
  arrival: Omit<CleverArrival, 'at'>,
) => TE.TaskEither<StoreUnavailable, ReadonlyArray<SchoolPlace>>;
export const JoinByClever = token<JoinByClever>('JoinByClever');

export const makeJoinByClever =
  (store: JoinStore, clock: Clock): JoinByClever =>
  (arrival) =>
    store.joinByClever({ ...arrival, at: clock() });
