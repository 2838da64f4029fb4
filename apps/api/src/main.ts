import { openDatabase } from '@bloomz/bloomz-persistence';
import { demandAppKey, demandClever, giveUp, listenForSignals, loadConfig } from '@bloomz/configuration';
import { E, pipe } from '@bloomz/kernel';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { startApi } from './start-api.ts';

const settings = pipe(
  E.Do,
  E.bind('config', () => loadConfig(process.env)),
  E.bind('clever', ({ config }) => demandClever(config)),
  E.bind('appKey', ({ config }) => demandAppKey(config)),
);
if (E.isLeft(settings)) giveUp('bad-configuration', settings.left.sentence);
else {
  const { config, clever, appKey } = settings.right;
  const { signal } = listenForSignals();
  const logger = pino();
  const opened = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir })();
  if (E.isLeft(opened))
    giveUp(
      'out-of-reach',
      `The database is out of reach (${opened.left.detail}): check DATABASE_URL, then start again.`,
    );
  else {
    const database = opened.right;
    const { publicUrl, port, listenHost: host } = config;
    const api = await startApi({
      database,
      clever,
      appKey,
      publicUrl,
      port,
      host,
      logger,
      registry: new Registry(),
    }).catch(({ code }: NodeJS.ErrnoException) =>
      giveUp('bad-configuration', `Cannot listen on ${host}:${port} (${code}): set PORT to a free one.`),
    );
    logger.info({ port: api.port }, 'listening');
    signal.addEventListener('abort', () => {
      logger.info('leaving');
      void api
        .drain()
        .then(() => database.close())
        .then(() => process.exit(0));
    });
  }
}
