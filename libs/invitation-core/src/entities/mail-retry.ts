import type { ClaimedMail } from './mailing.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const FIRST_WAIT_MS = MINUTE_MS;
const LONGEST_WAIT_MS = 4 * HOUR_MS;
const GIVE_UP_MS = 72 * HOUR_MS;

export const GAVE_UP = 'gave up after 72 h';

/** Between half of it and all of it, so that not everybody comes again at the same moment. `chance` is from 0 to 1. */
const jittered = (ms: number, chance: number): number => ms * (0.5 + chance / 2);
const later = (from: Date, ms: number): Date => new Date(from.getTime() + ms);

/**
 * When a mail that was put off is tried again: after a minute, then ever less often. None when it has been tried for 72
 * hours; the last try is at their end.
 */
export const nextMailTry = (
  { attempts, firstTriedAt }: Pick<ClaimedMail, 'attempts' | 'firstTriedAt'>,
  now: Date,
  chance: number,
): Date | undefined => {
  const end = later(firstTriedAt ?? now, GIVE_UP_MS);
  if (now >= end) return undefined;
  const next = later(now, jittered(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempts), chance));
  return next < end ? next : end;
};

/** Short enough for the first mail to leave within a minute of the server's return. */
const LONGEST_SERVER_WAIT_MS = 45_000;

/** When a mail server that is down is asked again: after as long as it has been down already, up to 45 s. */
export const nextServerTry = (
  since: Date | null,
  now: Date,
  { chance, firstWaitMs }: { readonly chance: number; readonly firstWaitMs: number },
): Date => {
  const down = since === null ? 0 : now.getTime() - since.getTime();
  return later(now, jittered(Math.min(LONGEST_SERVER_WAIT_MS, Math.max(firstWaitMs, down)), chance));
};
