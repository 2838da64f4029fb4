import { type O, type TE, token } from '@bloomz/kernel';
import type { Session } from '../entities/session.ts';
import type { StoreUnavailable } from '../errors.ts';

/** Sessions by the digest of their token. Touching or closing one that is gone does nothing. */
export interface SessionStore {
  readonly open: (digest: string, session: Session) => TE.TaskEither<StoreUnavailable, void>;
  readonly find: (digest: string) => TE.TaskEither<StoreUnavailable, O.Option<Session>>;
  readonly touch: (digest: string, at: Date) => TE.TaskEither<StoreUnavailable, void>;
  readonly close: (digest: string) => TE.TaskEither<StoreUnavailable, void>;
  /** Closes every session of an account. */
  readonly closeAllOf: (accountId: string) => TE.TaskEither<StoreUnavailable, void>;
  /** Forgets sessions that are over; gives how many. */
  readonly sweep: (openedBefore: Date, seenBefore: Date) => TE.TaskEither<StoreUnavailable, number>;
}
export const SessionStore = token<SessionStore>('SessionStore');
