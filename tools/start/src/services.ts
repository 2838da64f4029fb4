import path from 'node:path';
import { type Api, startApi } from '@bloomz/api';
import type { Database } from '@bloomz/bloomz-persistence';
import type { CleverSettings, Config } from '@bloomz/configuration';
import { startWorker } from '@bloomz/nightly-sync';
import { destination, pino } from 'pino';
import { Registry } from 'prom-client';

export type Services = { readonly stop: () => Promise<void> };

/** Nobody balances load here: when the person presses Ctrl-C, it ends. */
const AT_ONCE = { noticeMs: 0, lastRequestsMs: 2_000 };

const logFile = (dataDir: string): string => path.join(dataDir, 'bloomz.log');

/** The API and a worker in this process; what they log goes to a file, the terminal is for people. */
export const startServices = async (
  config: Config,
  {
    database,
    clever,
    appKey,
  }: { readonly database: Database; readonly clever: CleverSettings; readonly appKey: Buffer },
): Promise<Services> => {
  const { publicUrl, port, listenHost: host, dataDir } = config;
  const logger = pino(destination({ dest: logFile(dataDir), append: true, sync: true }));
  const parts = { database, clever, logger, registry: new Registry() };
  const worker = await startWorker(parts);
  const start = (): Promise<Api> => startApi({ ...parts, appKey, publicUrl, port, host, patience: AT_ONCE });
  const api = await start().catch(async (error: unknown) => {
    await worker.stop();
    throw error;
  });
  return {
    stop: async () => {
      await Promise.all([api.drain(), worker.stop()]);
    },
  };
};
