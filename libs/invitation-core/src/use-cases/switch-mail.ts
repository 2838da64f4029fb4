import { type TE, token } from '@bloomz/kernel';
import type { Actor } from '../entities/actor.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { MailScope, MailSwitch } from '../ports/mail-switch.ts';

/** Lets all mail wait, or a school's. Nothing is lost; what is under way comes to its end. */
export type PauseMail = (scope: MailScope, actor: Actor) => TE.TaskEither<StoreUnavailable, void>;
export const PauseMail = token<PauseMail>('PauseMail');

export const makePauseMail =
  (mailSwitch: MailSwitch, clock: Clock): PauseMail =>
  (scope, actor) =>
    mailSwitch.pause(scope, { actor, at: clock() });

/** Lets it flow again, also where too many bounces have stopped it. */
export type ResumeMail = PauseMail;
export const ResumeMail = token<ResumeMail>('ResumeMail');

export const makeResumeMail =
  (mailSwitch: MailSwitch, clock: Clock): ResumeMail =>
  (scope, actor) =>
    mailSwitch.resume(scope, { actor, at: clock() });
