import { openDatabase } from '@bloomz/bloomz-persistence';
import { demandAppKey, demandClever, listenForSignals, loadConfig } from '@bloomz/configuration';
import { E, pipe } from '@bloomz/kernel';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { startApi } from './start-api.ts';

const BAD_CONFIGURATION = 78;
const UNAVAILABLE = 69;

/** A process that cannot start says so in one line. */
const giveUp = (sentence: string, exitCode: number): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(exitCode);
};

const settings = pipe(
  E.Do,
  E.bind('config', () => loadConfig(process.env)),
  E.bind('clever', ({ config }) => demandClever(config)),
  E.bind('appKey', ({ config }) => demandAppKey(config)),
);
if (E.isLeft(settings)) giveUp(settings.left.sentence, BAD_CONFIGURATION);
else {
  const { config, clever, appKey } = settings.right;
  const { signal } = listenForSignals();
  const logger = pino();
  const opened = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir })();
  if (E.isLeft(opened)) giveUp(`The database is out of reach (${opened.left.detail}).`, UNAVAILABLE);
  else {
    const database = opened.right;
    const { publicUrl, port, listenHost: host } = config;
    const api = await startApi({ database, clever, appKey, publicUrl, port, host, logger, registry: new Registry() });
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
