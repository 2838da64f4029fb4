import type { BatchReport, MailStatus } from '@bloomz/invitation-core';
import { Counter, Gauge, type Registry } from 'prom-client';

/** Shared with whoever measures in the same registry. */
const counterIn = (registry: Registry, name: string, help: string): Counter =>
  (registry.getSingleMetric(name) as Counter | undefined) ?? new Counter({ name, help, registers: [registry] });

type Look = () => Promise<MailStatus | undefined>;
type Shown = {
  readonly name: string;
  readonly help: string;
  readonly label?: string;
  readonly of: (status: MailStatus) => ReadonlyArray<readonly [label: string, value: number]>;
};

const GAUGES: ReadonlyArray<Shown> = [
  {
    ...{ name: 'bloomz_mail_queue', label: 'state' },
    help: 'Mails that wait: those that are due, those that are put off, and those in the hands of a mailer.',
    of: ({ waiting: { due, later, inHand } }) => [
      ['due', due],
      ['later', later],
      ['in_hand', inHand],
    ],
  },
  {
    ...{ name: 'bloomz_mail_schools_paused', label: 'why' },
    help: 'Schools whose mail waits until somebody says go on.',
    of: ({ pausedSchools: { byHand, tooManyBounces } }) => [
      ['by_hand', byHand],
      ['too_many_bounces', tooManyBounces],
    ],
  },
  {
    name: 'bloomz_mail_paused',
    help: 'Whether all mail is switched off.',
    of: ({ pausedSince }) => [['', pausedSince === null ? 0 : 1]],
  },
  {
    name: 'bloomz_mail_server_up',
    help: 'Whether the mail server answered when it was last asked, by whichever process.',
    of: ({ trouble }) => [['', trouble === null ? 1 : 0]],
  },
  {
    name: 'bloomz_mail_oldest_seconds',
    help: 'How long the mail that waits longest has waited.',
    of: ({ oldestSince }) => [['', oldestSince === null ? 0 : (Date.now() - oldestSince.getTime()) / 1_000]],
  },
];

/** What the database knows of mail, asked when somebody looks; it says the same to every process. */
const gaugeIn = (registry: Registry, { name, help, label, of }: Shown, look: Look): void => {
  if (registry.getSingleMetric(name) !== undefined) return;
  new Gauge({
    ...{ name, help, labelNames: label === undefined ? [] : [label], registers: [registry] },
    async collect() {
      const status = await look();
      this.reset();
      for (const [value, count] of status === undefined ? [] : of(status))
        this.set(label === undefined ? {} : { [label]: value }, count);
    },
  });
};

/** One look serves all gauges of one reading. */
const SAME_READING_MS = 1_000;
const together = (look: Look): Look => {
  let [at, last]: [number, ReturnType<Look> | undefined] = [0, undefined];
  return () => {
    if (last === undefined || Date.now() - at > SAME_READING_MS) [at, last] = [Date.now(), look()];
    return last;
  };
};

/** Counts what came of mails, and shows what waits. */
export const measureMail = (registry: Registry, look: Look): { readonly batch: (report: BatchReport) => void } => {
  const sent = counterIn(registry, 'bloomz_mail_sent_total', 'Mails that the mail server has taken.');
  const bounced = counterIn(registry, 'bloomz_mail_bounced_total', 'Mails that the mail server refused for good.');
  const later = counterIn(registry, 'bloomz_mail_deferred_total', 'Mails that the mail server put off.');
  const shared = together(look);
  for (const shown of GAUGES) gaugeIn(registry, shown, shared);
  return {
    batch: (report) => {
      sent.inc(report.sent);
      bounced.inc(report.bounced);
      later.inc(report.later);
    },
  };
};
