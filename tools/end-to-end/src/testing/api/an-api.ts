import { randomBytes } from 'node:crypto';
import { type Api, type ApiOptions, startApi } from '@bloomz/api';
import { type Database, openDatabase } from '@bloomz/bloomz-persistence';
import { makeTestDatabase, type TestDatabase } from '@bloomz/bloomz-persistence/testing';
import type { CleverSettings, Environment } from '@bloomz/configuration';
import { type FakeClever, type FakeCleverOptions, startFakeClever } from '@bloomz/fake-clever';
import { E } from '@bloomz/kernel';
import { type Mailbox, startMailbox } from '@bloomz/mailbox';
import { startWorker, type Worker } from '@bloomz/nightly-sync';
import { type Logger, pino } from 'pino';
import { Registry } from 'prom-client';
import { callCli, type Said } from '../a-bloomz.ts';
import { cleverEnvironment } from '../clever-environment.ts';
import { type Browser, makeBrowser } from './browser.ts';
import { freePort } from './free-port.ts';

/** A whole Bloomz behind HTTP: an API, a worker, a database of its own and a local Clever. */
export type ApiWorld = {
  readonly clever: FakeClever;
  readonly database: TestDatabase;
  readonly url: string;
  /** Where mail arrives; of a world without mail nobody may ask. */
  readonly mailbox: Mailbox;
  /** Lines that API and worker have logged. */
  readonly logged: () => string;
  readonly env: Environment;
  readonly cli: (...argv: string[]) => Promise<Said>;
  readonly browser: (headers?: Readonly<Record<string, string>>) => Browser;
  /** Another API on the same database; closed with the world. */
  readonly anotherApi: (options?: Partial<ApiOptions>) => Promise<{ readonly api: Api; readonly url: string }>;
  readonly anotherWorker: () => Promise<Worker>;
  readonly close: () => Promise<void>;
};

export type WorldOptions = {
  readonly clever?: Partial<FakeCleverOptions>;
  readonly api?: Partial<ApiOptions>;
  /** False: nobody works on what is queued. */
  readonly worker?: boolean;
  /** True: what is queued is mailed, to a mailbox of this world. */
  readonly mail?: boolean;
};

const settingsOf = ({ url, clientId, clientSecret }: FakeClever): CleverSettings => ({
  apiUrl: url,
  authUrl: url,
  clientId,
  clientSecret,
  foundIn: null,
});

/** The way the API opens it: where no scope is ambient, nothing is visible. */
const openAsServer = async (url: string): Promise<Database> => {
  const opened = await openDatabase({ url, dataDir: '.' })();
  if (E.isLeft(opened)) throw new Error(opened.left.detail);
  return opened.right;
};

const NO_LIMITS = { perCaller: 1_000_000, signIns: 1_000_000 };
const MAIL_FROM = 'bloomz@mail.example';
const IMPATIENT = { noticeMs: 0, lastRequestsMs: 2_000 };

export const anApi = async ({
  clever: ofClever,
  api: ofApi,
  worker = true,
  mail = false,
}: WorldOptions = {}): Promise<ApiWorld> => {
  const database = await makeTestDatabase();
  const clever = await startFakeClever({ districts: [], rateLimit: false, ...ofClever });
  const lines: string[] = [];
  const logger: Logger = pino({ level: 'info' }, { write: (line) => void lines.push(line) });
  const appKey = randomBytes(32);
  const mailbox = mail ? await startMailbox() : undefined;
  const publicUrl = `http://localhost:${await freePort()}`;
  const stops: Array<() => Promise<unknown>> = [
    () => database.close(),
    () => clever.close(),
    () => mailbox?.stop() ?? Promise.resolve(),
  ];

  const open = async (): Promise<Database> => {
    const opened = await openAsServer(database.url);
    stops.push(() => opened.close());
    return opened;
  };
  const anotherWorker = async (): Promise<Worker> => {
    const started = await startWorker({
      database: await open(),
      clever: settingsOf(clever),
      logger,
      registry: new Registry(),
      ...(mailbox && {
        mail: {
          smtpUrl: mailbox.smtpUrl,
          from: MAIL_FROM,
          publicUrl,
          appKey,
          rules: { gateMs: 200, perSecond: 1_000 },
        },
      }),
    });
    stops.push(() => started.stop());
    return started;
  };
  const anotherApi: ApiWorld['anotherApi'] = async (options = {}) => {
    const port = options.port ?? (await freePort());
    const url = `http://localhost:${port}`;
    const started = await startApi({
      database: await open(),
      clever: settingsOf(clever),
      appKey,
      publicUrl: url,
      port,
      logger,
      registry: new Registry(),
      limits: NO_LIMITS,
      patience: IMPATIENT,
      ...options,
    });
    stops.push(() => started.drain());
    return { api: started, url };
  };

  const { url } = await anotherApi({ port: Number(new URL(publicUrl).port), ...ofApi });
  clever.setRedirectUris([`${url}/auth/clever/callback`]);
  if (worker) await anotherWorker();
  const env = { ...cleverEnvironment(clever), DATABASE_URL: database.url };
  return {
    clever,
    database,
    url,
    get mailbox() {
      if (mailbox === undefined) throw new Error('this world has no mail');
      return mailbox;
    },
    env,
    logged: () => lines.join(''),
    cli: (...argv) => callCli(env, ...argv),
    browser: (headers) => makeBrowser(url, headers),
    anotherApi,
    anotherWorker,
    close: async () => {
      for (const stop of stops.toReversed()) await stop();
    },
  };
};
