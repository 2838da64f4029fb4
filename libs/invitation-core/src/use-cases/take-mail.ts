import { type TE, token } from '@bloomz/kernel';
import type { StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { CodeVault } from '../ports/code-vault.ts';
import type { Claim, MailQueue } from '../ports/mail-queue.ts';
import type { MailRules } from '../ports/mail-settings.ts';

/** Takes up to so many mails in hand. */
export type TakeMail = (limit: number) => TE.TaskEither<StoreUnavailable, Claim>;
export const TakeMail = token<TakeMail>('TakeMail');

export const makeTakeMail =
  (queue: MailQueue, vault: CodeVault, clock: Clock, rules: MailRules): TakeMail =>
  (limit) =>
    queue.claim({ limit, now: clock(), rules, vault });
