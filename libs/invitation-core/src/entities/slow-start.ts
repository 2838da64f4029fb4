import type { MailRules } from './mailing.ts';

/** Mails taken by the server before one more is sent beside the others. */
const CONFIDENCE = 25;

/**
 * How many mails are under way at once after so many were taken since the start, or since the server was last in
 * trouble: one at first. A mailer that keeps dying leaves a single mail in doubt each time.
 */
export const lanesAfter = (taken: number, { parallel }: Pick<MailRules, 'parallel'>): number =>
  Math.min(parallel, 1 + Math.floor(taken / CONFIDENCE));

/** How many mails are taken in hand at once: few, as long as it is not sure that they will leave. */
export const batchAfter = (taken: number, rules: Pick<MailRules, 'parallel' | 'batch'>): number => {
  const lanes = lanesAfter(taken, rules);
  return lanes === rules.parallel ? rules.batch : Math.min(rules.batch, CONFIDENCE * lanes);
};
