import { startChild } from '../children/start-child.ts';
import type { Cleanup } from '../cleanup.ts';
import type { Scale } from '../options.ts';
import { say } from '../say.ts';
import type { BenchServer } from '../server/bench-server.ts';
import { openMeter } from '../server/meter.ts';
import type { MailServer } from './mail-server.ts';
import type { MailerChild, Sent } from './mailer.ts';
import { DOMAINS, seedSchool } from './seed-school.ts';

export type MeasuredSending = Sent & { readonly name: 'ours' | 'floor: a pool of nodemailer'; readonly mails: number };
export type MailResult = {
  readonly domains: number;
  readonly sendings: ReadonlyArray<MeasuredSending>;
  /** Mails that the server got beyond those that waited. */
  readonly repeated: number;
};

/** Part E: invitations of a large school from the outbox to a mail server on this machine. */
export const measureMail = async (
  server: BenchServer,
  { mails, bareMails }: Scale,
  cleanup: Cleanup,
): Promise<MailResult> => {
  const smtp = startChild<MailServer>(new URL('./mail-server.ts', import.meta.url));
  const [ours, bare] = [1, 2].map(() => startChild<MailerChild>(new URL('./mailer.ts', import.meta.url)));
  for (const child of [smtp, ours, bare]) if (child !== undefined) cleanup.add(child.stop);
  if (ours === undefined || bare === undefined) throw new Error('two were started');
  const task = { databaseUrl: await server.create('mail'), smtpUrl: await smtp.ask('start') };
  await ours.ask('migrate', task);
  await seedSchool(task.databaseUrl, mails);
  const meter = await openMeter(task.databaseUrl);
  await meter.settle('vacuum and checkpoint');
  await meter.close();
  say(`mail: ${mails} invitations …`);
  const sent = await ours.ask('sendAll', task);
  const repeated = (await smtp.ask('arrived')) - mails;
  await ours.stop();
  say(`mail: the floor, ${bareMails} mails …`);
  const floor = await bare.ask('sendBare', { smtpUrl: task.smtpUrl, mails: bareMails });
  await bare.stop();
  await smtp.stop();
  await server.drop('mail');
  return {
    domains: DOMAINS,
    repeated,
    sendings: [
      { name: 'ours', mails, ...sent },
      { name: 'floor: a pool of nodemailer', mails: bareMails, ...floor },
    ],
  };
};
