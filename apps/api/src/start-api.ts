import { type Authorize, authorize } from '@bloomz/access-core';
import { type Database, inScope, isReady, persistenceModule, SYSTEM_SCOPE } from '@bloomz/bloomz-persistence';
import { cleverModule, countAnswers } from '@bloomz/clever-adapter';
import type { CleverSettings } from '@bloomz/configuration';
import type { RunEvents } from '@bloomz/onboarding-core';
import { JoinPage, LetterPress, MAIL_RULES, MailRules } from '@bloomz/invitation-core';
import { provideValue } from '@bloomz/kernel';
import { makeLetterPress } from '@bloomz/notifications';
import { codeVaultModule, makeSeal, secretsModule } from '@bloomz/secrets';
import { ContainerModule } from 'inversify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { makeApp, type Pages } from './app.ts';
import { composeServices } from './compose.ts';
import { LIMITS, type Limits } from './http/limits.ts';
import { makeScrape } from './metrics/scrape.ts';
import { type Patience, serve } from './serve.ts';
import { makeEventHub } from './sse/event-hub.ts';

export type ApiOptions = {
  readonly database: Database;
  readonly clever: CleverSettings;
  readonly appKey: Buffer;
  readonly publicUrl: string;
  /** Signs what the mail service tells; without it nothing is believed. */
  readonly mailEventsSecret?: string | undefined;
  /** Further pages of whoever starts this. */
  readonly pages?: Pages | undefined;
  readonly port: number;
  readonly host?: string | undefined;
  readonly logger: Logger;
  readonly registry: Registry;
  readonly limits?: Partial<Limits>;
  readonly patience?: Patience;
  /** Tests take the policy away, to see what the database still withholds. */
  readonly authorize?: Authorize;
};

/**
 * Sessions that are over and codes that are dead are forgotten at the start and once an hour. The first write of a process
 * loads what writes, which takes a third of a second; nobody waits for this one.
 */
const SWEEP_MS = 3_600_000;

export type Api = {
  readonly port: number;
  /** Leaves without failing a request: says so on /readyz, waits, then closes. */
  readonly drain: () => Promise<void>;
};

/** Letters and the page that they lead to, and what mail keeps to. */
const paperModule = ({ publicUrl }: Pick<ApiOptions, 'publicUrl'>): ContainerModule =>
  new ContainerModule(({ bind }) => {
    provideValue(bind, JoinPage, (link) => `${publicUrl}/join/${link}`);
    provideValue(bind, LetterPress, makeLetterPress());
    provideValue(bind, MailRules, MAIL_RULES);
  });

/** Whoever watches a run was admitted to it when they came, and one question serves them all: it is nobody's own. */
const ofAllRuns = ({ after }: RunEvents): RunEvents => ({ after: (watched) => inScope(SYSTEM_SCOPE, after(watched)) });

/** Starts the API. The database stays the caller's to close. */
export const startApi = async (options: ApiOptions): Promise<Api> => {
  const { database, clever, logger, registry } = options;
  const services = composeServices(
    persistenceModule(database),
    cleverModule({ ...clever, onAnswer: countAnswers(registry) }),
    secretsModule,
    codeVaultModule(options.appKey),
    paperModule(options),
  );
  const hub = makeEventHub(ofAllRuns(services.runEvents));
  let leaving = false;
  const app = makeApp({
    services,
    authorize: options.authorize ?? authorize,
    hub,
    logger,
    registry,
    seal: makeSeal(options.appKey),
    publicUrl: options.publicUrl,
    mailEventsSecret: options.mailEventsSecret,
    pages: options.pages,
    limits: { ...LIMITS, ...options.limits },
    service: {
      isReady: async () => !leaving && (await isReady(database)),
      scrape: makeScrape(database, registry),
    },
  });
  const { port, drain } = await serve(app, options, options.patience);
  const forget = (): void => void services.sweepAccess()();
  forget();
  const sweeping = setInterval(forget, SWEEP_MS).unref();
  return {
    port,
    drain: () => {
      leaving = true;
      clearInterval(sweeping);
      return drain(() => hub.close());
    },
  };
};
