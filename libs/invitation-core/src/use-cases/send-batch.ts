import { pipe, TE, token } from '@bloomz/kernel';
import type { ClaimedMail, Settlement } from '../entities/mailing.ts';
import { batchAfter, lanesAfter } from '../entities/slow-start.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { Claim } from '../ports/mail-queue.ts';
import type { MailRules } from '../ports/mail-settings.ts';
import { inLanes } from './in-lanes.ts';
import type { RecordMail } from './record-mail.ts';
import type { SendMail } from './send-mail.ts';
import type { TakeMail } from './take-mail.ts';

/** What came of a batch. `flaws`: why mails came out unfit; they quote nothing. */
export type BatchReport = Readonly<Record<'taken' | Settlement['outcome'], number>> & {
  readonly flaws: ReadonlyArray<string>;
  /** When the mail server is asked again; null when it answers. */
  readonly nextTryAt: Date | null;
};

/** Takes what is due, sends it, several mails at once, and records what came of each as it comes. */
export type SendBatch = (signal: AbortSignal) => TE.TaskEither<StoreUnavailable, BatchReport>;
export const SendBatch = token<SendBatch>('SendBatch');

const giveBack = ({ id, claim }: ClaimedMail, dueAt: Date | null): Settlement => ({
  id,
  claim,
  outcome: 'returned',
  dueAt,
});

/**
 * A lane sends its next mail when the last one is recorded: whenever this process dies, no more mails are in doubt than
 * there are lanes, and there is one until the server has proved itself. What is taken and not sent is given back; what
 * the server did not answer for goes behind the others.
 */
export const makeSendBatch = (
  takeMail: TakeMail,
  sendMail: SendMail,
  record: RecordMail,
  rules: MailRules,
): SendBatch => {
  let proved = 0;

  const work = async ({ mails, trouble }: Claim, signal: AbortSignal): Promise<BatchReport> => {
    const counts = { sent: 0, later: 0, bounced: 0, returned: 0 };
    const [flaws, unsent]: [string[], Settlement[]] = [[], []];
    const server: { down: Promise<Date> | null; isKnownDown: boolean } = { down: null, isKnownDown: trouble !== null };

    const settle = async (settlement: Settlement): Promise<void> => {
      proved += 1;
      if (server.isKnownDown) await record.serverUp();
      server.isKnownDown = false;
      await record.settle([settlement]);
      counts[settlement.outcome] += 1;
    };
    const send = async (mail: ClaimedMail): Promise<void> => {
      const sending = await sendMail(mail, signal)();
      if (sending.kind === 'not-tried') return void unsent.push(giveBack(mail, null));
      if (sending.kind === 'server-down') {
        proved = 0;
        unsent.push(
          giveBack(
            mail,
            await (server.down ??= record.serverDown(sending.failure, server.isKnownDown ? trouble : null)),
          ),
        );
        return;
      }
      if (sending.flaw !== null) flaws.push(sending.flaw);
      await settle(sending.settlement);
    };
    const left = await inLanes(mails, send, {
      width: () => lanesAfter(proved, rules),
      goOn: () => server.down === null && !signal.aborted,
    });
    unsent.push(...left.map((mail) => giveBack(mail, null)));
    if (unsent.length > 0) await record.settle(unsent);
    const waitsUntil = mails.length === 0 ? (trouble?.nextTryAt ?? null) : null;
    return {
      taken: mails.length,
      ...counts,
      returned: unsent.length,
      flaws,
      nextTryAt: (await server.down) ?? waitsUntil,
    };
  };

  return (signal) =>
    pipe(
      takeMail(batchAfter(proved, rules)),
      TE.flatMapTask((claim) => () => work(claim, signal)),
    );
};
