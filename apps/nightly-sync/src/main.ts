import { openDatabase } from '@bloomz/bloomz-persistence';
import { demandClever, giveUp, listenForSignals, loadConfig } from '@bloomz/configuration';
import { E, pipe } from '@bloomz/kernel';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { serveFigures } from './serve-figures.ts';
import { startWorker } from './start-worker.ts';

const settings = pipe(
  E.Do,
  E.bind('config', () => loadConfig(process.env)),
  E.bind('clever', ({ config }) => demandClever(config)),
);
if (E.isLeft(settings)) giveUp('bad-configuration', settings.left.sentence);
else {
  const { config, clever } = settings.right;
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
    const worker = await startWorker({ database, clever, logger, registry });
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
