import { openDatabase } from '@bloomz/bloomz-persistence';
import {
  type BadConfiguration,
  type Config,
  demandAppKey,
  demandClever,
  demandMail,
  giveUp,
  listenForSignals,
  loadConfig,
  namesMailServer,
} from '@bloomz/configuration';
import { E, pipe } from '@bloomz/kernel';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { serveFigures } from './serve-figures.ts';
import type { MailSettings } from './start-mailer.ts';
import { startWorker } from './start-worker.ts';

/** Whoever names no mail server has another process send what waits, and is told so. */
const mailIn = (config: Config): E.Either<BadConfiguration, MailSettings | undefined> =>
  namesMailServer(config)
    ? pipe(
        E.Do,
        E.bind('server', () => demandMail(config)),
        E.bind('appKey', () => demandAppKey(config)),
        E.map(({ server, appKey }) => ({ ...server, appKey, publicUrl: config.publicUrl })),
      )
    : E.right(undefined);

const settings = pipe(
  E.Do,
  E.bind('config', () => loadConfig(process.env)),
  E.bind('clever', ({ config }) => demandClever(config)),
  E.bind('mail', ({ config }) => mailIn(config)),
);
if (E.isLeft(settings)) giveUp('bad-configuration', settings.left.sentence);
else {
  const { config, clever, mail } = settings.right;
  const { signal } = listenForSignals();
  const [logger, registry] = [pino(), new Registry()];
  const opened = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir })();
  if (E.isLeft(opened))
    giveUp(
      'out-of-reach',
      `The database is out of reach (${opened.left.detail}): check DATABASE_URL, then start again.`,
    );
  else {
    const database = opened.right;
    const worker = await startWorker({ database, clever, logger, registry, mail });
    if (mail === undefined) logger.warn('no mail is sent from here: SMTP_URL is not set');
    const { PORT: port } = config.given;
    if (port !== undefined) await serveFigures(registry, { port: Number(port), host: config.listenHost });
    logger.info('at work');
    signal.addEventListener('abort', () => {
      logger.info('leaving');
      void worker
        .stop()
        .then(() => database.close())
        .then(() => process.exit(0));
    });
  }
}
