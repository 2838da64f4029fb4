// A mailer in a process of its own, which begins when it is told to, so that a test can kill it at a moment of its work.
import { openDatabase } from '@bloomz/bloomz-persistence';
import { E } from '@bloomz/kernel';
import { type MailSettings, startMailer } from '@bloomz/nightly-sync';
import { pino } from 'pino';
import { Registry } from 'prom-client';

/** What a parent tells in the environment. */
export type ChildSettings = Omit<MailSettings, 'appKey'> & { readonly databaseUrl: string; readonly appKey: string };

const { databaseUrl, appKey, ...settings } = JSON.parse(process.env['MAILER'] ?? '{}') as ChildSettings;
const opened = await openDatabase({ url: databaseUrl, dataDir: '.' })();
if (E.isLeft(opened)) throw new Error(opened.left.detail);
const logger = pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true }));
const database = opened.right;
process.once('message', () => {
  const mailer = startMailer(
    { database, logger, registry: new Registry() },
    { ...settings, appKey: Buffer.from(appKey, 'base64') },
  );
  process.once('SIGTERM', () => void mailer.stop().then(() => process.exit(0)));
});
process.send?.('ready');
