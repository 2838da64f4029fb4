import path from 'node:path';
import { type Api, startApi } from '@bloomz/api';
import type { Database } from '@bloomz/bloomz-persistence';
import { type CleverSettings, type Config, namesMailServer } from '@bloomz/configuration';
import { type Mailbox, mailboxPages, startMailbox } from '@bloomz/mailbox';
import { type MailSettings, startWorker } from '@bloomz/nightly-sync';
import { destination, pino } from 'pino';
import { Registry } from 'prom-client';

export type Services = { readonly stop: () => Promise<void> };

/** Nobody balances load here: when the person presses Ctrl-C, it ends. */
const AT_ONCE = { noticeMs: 0, lastRequestsMs: 2_000 };

/** Nobody outside this machine is written to without a mail server that somebody named. */
const LOCAL_SENDER = 'bloomz@mailbox.example';

const serverOf = (config: Config, mailbox: Mailbox | undefined): Pick<MailSettings, 'smtpUrl' | 'from' | 'rules'> =>
  mailbox === undefined
    ? { smtpUrl: config.given.SMTP_URL ?? '', from: config.given.MAIL_FROM ?? '' }
    : { smtpUrl: mailbox.smtpUrl, from: config.given.MAIL_FROM ?? LOCAL_SENDER, rules: { gateMs: 5_000 } };

const logFile = (dataDir: string): string => path.join(dataDir, 'bloomz.log');

/** The API, a worker and a mailbox in this process; what they log goes to a file, the terminal is for people. */
export const startServices = async (
  config: Config,
  {
    database,
    clever,
    appKey,
  }: { readonly database: Database; readonly clever: CleverSettings; readonly appKey: Buffer },
): Promise<Services> => {
  const { publicUrl, port, listenHost: host, dataDir, mailEventsSecret } = config;
  const logger = pino(destination({ dest: logFile(dataDir), append: true, sync: true }));
  const parts = { database, clever, logger, registry: new Registry() };
  const mailbox = namesMailServer(config) ? undefined : await startMailbox();
  const worker = await startWorker({ ...parts, mail: { ...serverOf(config, mailbox), appKey, publicUrl } });
  const pages = mailbox && mailboxPages(mailbox);
  const start = (): Promise<Api> =>
    startApi({ ...parts, appKey, publicUrl, port, host, mailEventsSecret, pages, patience: AT_ONCE });
  const api = await start().catch(async (error: unknown) => {
    await worker.stop();
    await mailbox?.stop();
    throw error;
  });
  return {
    stop: async () => {
      await Promise.all([api.drain(), worker.stop()]);
      await mailbox?.stop();
    },
  };
};
