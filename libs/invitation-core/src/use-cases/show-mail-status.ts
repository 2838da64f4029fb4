import { type TE, token } from '@bloomz/kernel';
import type { MailStatus } from '../entities/mailing.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { MailQueue } from '../ports/mail-queue.ts';

/** How mail is doing as a whole. */
export type ShowMailStatus = () => TE.TaskEither<StoreUnavailable, MailStatus>;
export const ShowMailStatus = token<ShowMailStatus>('ShowMailStatus');

export const makeShowMailStatus =
  (queue: MailQueue, clock: Clock): ShowMailStatus =>
  () =>
    queue.status(clock());
