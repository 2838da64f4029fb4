import { type TE, token } from '@bloomz/kernel';
import type { StoreUnavailable } from '../errors.ts';
import type { Expired, JoinStore } from '../ports/join-store.ts';

/** Takes the secrets of what is past its time, and of Family Codes whose children have left. To be run every few minutes. */
export type ExpireSecrets = (now: Date) => TE.TaskEither<StoreUnavailable, Expired>;
export const ExpireSecrets = token<ExpireSecrets>('ExpireSecrets');

export const makeExpireSecrets =
  (store: JoinStore): ExpireSecrets =>
  (now) =>
    store.expire(now);
