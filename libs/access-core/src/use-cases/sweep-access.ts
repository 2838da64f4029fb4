import { pipe, TE, token } from '@bloomz/kernel';
import { ABSOLUTE_MS, IDLE_MS } from '../entities/session.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { CodeLedger } from '../ports/code-ledger.ts';
import type { SessionStore } from '../ports/session-store.ts';

/** Codes live one minute at Clever; browsers' back buttons live longer. */
const CODES_KEPT_MS = 3_600_000;

/** Forgets sessions that are over and codes that are long dead; gives how many. To be repeated every few minutes. */
export type SweepAccess = () => TE.TaskEither<StoreUnavailable, { readonly sessions: number; readonly codes: number }>;
export const SweepAccess = token<SweepAccess>('SweepAccess');

export const makeSweepAccess =
  (sessions: SessionStore, ledger: CodeLedger, clock: Clock): SweepAccess =>
  () => {
    const ago = (ms: number): Date => new Date(clock().getTime() - ms);
    return pipe(
      TE.Do,
      TE.bind('sessions', () => sessions.sweep(ago(ABSOLUTE_MS), ago(IDLE_MS))),
      TE.bind('codes', () => ledger.sweep(ago(CODES_KEPT_MS))),
    );
  };
