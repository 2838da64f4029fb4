import { E, type T, token } from '@bloomz/kernel';
import type { MailClock } from '../ports/mail-clock.ts';
import type { BatchReport, SendBatch } from './send-batch.ts';

export type MailerOptions = {
  /** Ends the mailer: what is under way comes to its end, what is taken and not begun is given back. */
  readonly signal: AbortSignal;
  /** How soon the mailer looks again when nothing is due. */
  readonly pollMs?: number;
  readonly onBatch?: (report: BatchReport) => void;
  /** Told in codes that the queue is out of reach. */
  readonly onTrouble?: (detail: string) => void;
};

/** Sends what is due, batch after batch, until it is told to end. Any number of them share the queue. */
export type RunMailer = (options: MailerOptions) => T.Task<void>;
export const RunMailer = token<RunMailer>('RunMailer');

const POLL_MS = 1_000;

export const makeRunMailer = (sendBatch: SendBatch, clock: MailClock): RunMailer => {
  const pause = (ms: number, upTo: Date | null, signal: AbortSignal): Promise<void> =>
    clock.until(new Date(Math.max(clock.now().getTime() + ms, upTo?.getTime() ?? 0)), signal)();
  return ({ signal, pollMs = POLL_MS, onBatch, onTrouble }) =>
    async () => {
      while (!signal.aborted) {
        const batch = await sendBatch(signal)();
        if (E.isLeft(batch)) onTrouble?.(batch.left.detail);
        else if (batch.right.taken > 0) onBatch?.(batch.right);
        const { taken = 0, nextTryAt = null } = E.isRight(batch) ? batch.right : {};
        if (taken === 0 || nextTryAt !== null) await pause(nextTryAt === null ? pollMs : 0, nextTryAt, signal);
      }
    };
};
