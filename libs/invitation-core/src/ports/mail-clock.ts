import { type T, token } from '@bloomz/kernel';

/** The time, and waiting for it. `until` ends at its time, or when the signal says so. */
export interface MailClock {
  readonly now: () => Date;
  readonly until: (at: Date, signal?: AbortSignal) => T.Task<void>;
}
export const MailClock = token<MailClock>('MailClock');
