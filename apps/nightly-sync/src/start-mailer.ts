import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, persistenceModule } from '@bloomz/bloomz-persistence';
import {
  Chance,
  Clock,
  ExpireSecrets,
  joiningModule,
  MAIL_RULES,
  MailClock,
  mailingModule,
  MailPlace,
  MailQueue,
  MailRules,
  RunMailer,
} from '@bloomz/invitation-core';
import { E, get, provideValue } from '@bloomz/kernel';
import { makeSmtpTransport, notificationsModule } from '@bloomz/notifications';
import { codeVaultModule } from '@bloomz/secrets';
import { Container, ContainerModule } from 'inversify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { measureMail } from './measure-mail.ts';

/** Where mail leaves, whom it comes from, and where it leads. `rules`: what differs from what the mailer keeps to. */
export type MailSettings = {
  readonly smtpUrl: string;
  readonly from: string;
  readonly publicUrl: string;
  readonly appKey: Buffer;
  readonly rules?: Partial<MailRules>;
};

export type MailerParts = { readonly database: Database; readonly logger: Logger; readonly registry: Registry };

/**
 * `stop` lets the mails that are under way come to their end, and gives back those that are not begun. What a server has
 * not answered for by then is tried again when its turn is over.
 */
export type Mailer = { readonly stop: (patienceMs?: number) => Promise<void> };

const EXPIRE_MS = 300_000;
const PATIENCE_MS = 5_000;
const LONGEST_SLEEP_MS = 2_147_483_647;

const hostOf = (from: string): string => /@([^@\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';

/** A sleep that a signal ends. */
const until = (at: Date, signal?: AbortSignal) => (): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const wake = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, Math.min(LONGEST_SLEEP_MS, Math.max(0, at.getTime() - Date.now())));
    signal?.addEventListener('abort', wake, { once: true });
  });

const machineModule = ({ from, publicUrl, rules }: MailSettings): ContainerModule =>
  new ContainerModule(({ bind }) => {
    provideValue(bind, Clock, () => new Date());
    provideValue(bind, MailClock, { now: () => new Date(), until });
    provideValue(bind, Chance, () => Math.random());
    provideValue(bind, MailRules, { ...MAIL_RULES, ...rules });
    provideValue(bind, MailPlace, {
      host: hostOf(from),
      joinPage: (link) => `${publicUrl}/join/${link}`,
      unsubscribePage: (token) => `${publicUrl}/mail/stop/${token}`,
    });
  });

/**
 * Starts sending what waits in the outbox, and ends what is past its time. Any number of mailers share the work. The mail
 * server has as much time for a mail as is left of its turn at least.
 */
export const startMailer = ({ database, logger, registry }: MailerParts, settings: MailSettings): Mailer => {
  const rules = { ...MAIL_RULES, ...settings.rules };
  const transport = makeSmtpTransport(settings.smtpUrl, {
    connections: rules.parallel,
    mailTimeoutMs: rules.leaseMs / 2,
  });
  const container = new Container({ defaultScope: 'Singleton' });
  container.load(
    joiningModule,
    mailingModule,
    persistenceModule(database),
    notificationsModule({ from: settings.from, publicUrl: settings.publicUrl, transport }),
    codeVaultModule(settings.appKey),
    machineModule(settings),
  );
  const ending = new AbortController();
  const measured = measureMail(registry, async () => {
    const status = await get(container, MailQueue).status(new Date())();
    return E.isRight(status) ? status.right : undefined;
  });
  const mailing = get(
    container,
    RunMailer,
  )({
    signal: ending.signal,
    onBatch: (report) => {
      const { flaws, nextTryAt, ...counts } = report;
      measured.batch(report);
      if (nextTryAt === null) logger.info(counts, 'mail was sent');
      else logger.warn({ ...counts, nextTryAt }, 'the mail server does not answer');
      for (const flaw of flaws) logger.error({ flaw }, 'a mail came out unfit');
    },
    onTrouble: (detail) => logger.warn({ detail }, 'the outbox is out of reach'),
  })();
  const expire = async (): Promise<void> => {
    const ended = await get(container, ExpireSecrets)(new Date())();
    if (E.isRight(ended) && ended.right.invitations + ended.right.familyCodes > 0)
      logger.info(ended.right, 'what was past its time has ended');
  };
  void expire();
  const expiring = setInterval(() => void expire(), EXPIRE_MS);
  return {
    stop: async (patienceMs = PATIENCE_MS) => {
      clearInterval(expiring);
      ending.abort();
      await Promise.race([mailing, sleep(patienceMs, undefined, { ref: false })]);
      transport.close();
    },
  };
};
