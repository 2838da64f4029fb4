import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, openDatabase, SYSTEM_SCOPE } from '@bloomz/bloomz-persistence';
import type { ReadyMail } from '@bloomz/invitation-core';
import { startMailer } from '@bloomz/nightly-sync';
import { makeSmtpTransport, renderSample } from '@bloomz/notifications';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { answerParent } from '../children/answer-parent.ts';
import { cpuMs, peakMemory } from '../children/own-usage.ts';
import { mustRun } from '../must.ts';
import { timed } from '../numbers.ts';

export type MailTask = { readonly databaseUrl: string; readonly smtpUrl: string };
export type Sent = { readonly ms: number; readonly cpuMs: number; readonly peakMemory: number };

/** What the mailer is made of, otherwise as the worker has it. The first mails of a school are not watched for long. */
const RULES = { gateMs: 0 };
const AT_ONCE = 4;

const isEmpty = async ({ read }: Database): Promise<boolean> =>
  (await read((client) => client.query('select from outbox limit 1'))).rowCount === 0;

const spent = async (work: () => Promise<void>): Promise<Sent> => {
  const before = cpuMs();
  const { ms } = await timed(work);
  return { ms, cpuMs: cpuMs() - before, peakMemory: peakMemory() };
};

const handlers = {
  migrate: async ({ databaseUrl }: MailTask): Promise<void> => {
    const database = await mustRun(openDatabase({ url: databaseUrl, dataDir: '.' }));
    await database.close();
  },
  /** The worker's mailer, until nothing waits. */
  sendAll: async ({ databaseUrl, smtpUrl }: MailTask): Promise<Sent> => {
    const database = await mustRun(openDatabase({ url: databaseUrl, dataDir: '.', scope: SYSTEM_SCOPE }));
    const parts = { database, logger: pino({ level: 'silent' }), registry: new Registry() };
    const place = { smtpUrl, from: 'mail@bloomz.example', publicUrl: 'https://bloomz.example' };
    const sent = await spent(async () => {
      const mailer = startMailer(parts, { ...place, appKey: randomBytes(32), rules: RULES });
      while (!(await isEmpty(database))) await sleep(100);
      await mailer.stop();
    });
    await database.close();
    return sent;
  },
  /** The same connections to the same server, and one mail that is written already, over and over. */
  sendBare: async ({ smtpUrl, mails }: { readonly smtpUrl: string; readonly mails: number }): Promise<Sent> => {
    const transport = makeSmtpTransport(smtpUrl, { connections: AT_ONCE });
    const mail: ReadyMail = await mustRun(renderSample('parent', 'es'));
    let left = mails;
    const lane = async (): Promise<void> => {
      while ((left -= 1) >= 0) await mustRun(transport.send({ ...mail, messageId: `${left}.1@bloomz.example` }));
    };
    const sent = await spent(async () => {
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
    });
    transport.close();
    return sent;
  },
};

export type MailerChild = typeof handlers;
answerParent(handlers);
