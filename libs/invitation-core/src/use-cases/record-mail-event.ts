import { pipe, TE, token } from '@bloomz/kernel';
import { COMPLAINT, toBounceReason } from '../entities/bounce-reason.ts';
import { parseMessageId } from '../entities/mail-order.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { CodeVault } from '../ports/code-vault.ts';
import type { InvitationDesk } from '../ports/invitation-desk.ts';
import type { MailRules } from '../ports/mail-settings.ts';

/** What a mail service tells of a mail that it took. `reason` in its own words. */
export type MailEvent = {
  readonly messageId: string;
  readonly kind: 'bounce' | 'complaint';
  /** Of a bounce: whether it will never arrive. */
  readonly permanent: boolean;
  readonly reason?: string | undefined;
};

/** `of-no-concern`: no mail of ours, told before, joined meanwhile, or a bounce that may pass by itself. */
export type MailEventNoted = 'ended' | 'of-no-concern';

/**
 * Notes that a mail came back for good, or that its reader complained: the invitation is over, its code with it, and an
 * address that complained gets nothing any more. The same event twice is no mistake.
 */
export type RecordMailEvent = (event: MailEvent) => TE.TaskEither<StoreUnavailable, MailEventNoted>;
export const RecordMailEvent = token<RecordMailEvent>('RecordMailEvent');

export const makeRecordMailEvent =
  (desk: InvitationDesk, vault: CodeVault, clock: Clock, rules: MailRules): RecordMailEvent =>
  ({ messageId, kind, permanent, reason }) => {
    const mail = parseMessageId(messageId);
    if (mail === undefined || (kind === 'bounce' && !permanent)) return TE.right('of-no-concern');
    const why = kind === 'complaint' ? COMPLAINT : toBounceReason(reason);
    return pipe(
      desk.noteUndelivered({ mail, kind, reason: why }, { at: clock(), rules, vault }),
      TE.map((ended) => (ended ? 'ended' : 'of-no-concern')),
    );
  };
