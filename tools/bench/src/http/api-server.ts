import { randomBytes } from 'node:crypto';
import { startApi } from '@bloomz/api';
import { type Database, openDatabase } from '@bloomz/bloomz-persistence';
import { startWorker } from '@bloomz/nightly-sync';
import { type Logger, pino } from 'pino';
import { Registry } from 'prom-client';
import { answerParent } from '../children/answer-parent.ts';
import { cpuMs } from '../children/own-usage.ts';
import { mustRun } from '../must.ts';
import type { CleverStart } from '../school/clever-server.ts';

export type Service = { readonly databaseUrl: string; readonly clever: CleverStart };

/** Lines are made as in production; who reads them is nobody's cost here. */
const logger: Logger = pino({}, { write: () => undefined });
/** What is measured asks more than anybody may. */
const NO_LIMITS = { perCaller: 1e9, signIns: 1e9 };

const settingsOf = ({ url, clientId, clientSecret }: CleverStart) => ({
  apiUrl: url,
  authUrl: url,
  clientId,
  clientSecret,
  foundIn: null,
});
const open = (url: string): Promise<Database> => mustRun(openDatabase({ url, dataDir: '.' }));

const handlers = {
  /** Gives the address. */
  startApi: async ({ databaseUrl, clever }: Service): Promise<string> => {
    const { port } = await startApi({
      database: await open(databaseUrl),
      clever: settingsOf(clever),
      appKey: randomBytes(32),
      publicUrl: 'http://localhost',
      port: 0,
      logger,
      registry: new Registry(),
      limits: NO_LIMITS,
    });
    return `http://127.0.0.1:${port}`;
  },
  cpuMs: (): number => cpuMs(),
  startWorker: async ({ databaseUrl, clever }: Service): Promise<void> => {
    const database = await open(databaseUrl);
    await startWorker({ database, clever: settingsOf(clever), logger, registry: new Registry() });
  },
};

export type ApiServer = typeof handlers;
answerParent(handlers);
