import { type Database, makeRunWorker, sweep } from '@bloomz/bloomz-persistence';
import type { CleverSettings } from '@bloomz/configuration';
import { E } from '@bloomz/kernel';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { composePerformRun } from './compose.ts';
import { measureRuns } from './measure-runs.ts';
import { type MailSettings, startMailer } from './start-mailer.ts';

export type WorkerOptions = {
  readonly database: Database;
  readonly clever: CleverSettings;
  readonly logger: Logger;
  readonly registry: Registry;
  /** Runs carried out at the same moment. */
  readonly parallel?: number;
  /** Without it mail waits in the outbox, for another process that sends it. */
  readonly mail?: MailSettings | undefined;
};

/** `stop` lets runs end that are nearly done, and gives the others back to the queue. */
export type Worker = { readonly stop: (patienceMs?: number) => Promise<void> };

const SWEEP_MS = 3_600_000;
/** Longer than most runs need to apply; a balancer kills what is not gone after half a minute. */
const PATIENCE_MS = 5_000;

/** Starts carrying out what is queued, and sending what waits. The database stays the caller's to close. */
export const startWorker = async (options: WorkerOptions): Promise<Worker> => {
  const { database, clever, logger, registry, parallel = 2 } = options;
  const performRun = composePerformRun(database, clever, registry);
  const measured = measureRuns(registry);

  const worker = makeRunWorker(
    database,
    async (runId) => {
      logger.info({ runId }, 'a run was taken');
      const stop = measured.start();
      const outcome = await performRun(runId, { onMeasured: measured.phases })();
      stop(outcome);
      logger.info({ runId, outcome }, 'a run was left');
      return outcome;
    },
    { parallel, onTrouble: (detail) => logger.warn({ detail }, 'the queue is in trouble') },
  );
  const tidy = async (): Promise<void> => {
    const swept = await sweep(database, new Date())();
    if (E.isRight(swept)) logger.info(swept.right, 'what has served its time was forgotten');
  };
  await worker.start();
  const mailer = options.mail && startMailer(options, options.mail);
  void tidy();
  const tidying = setInterval(() => void tidy(), SWEEP_MS);
  return {
    stop: async (patienceMs = PATIENCE_MS) => {
      clearInterval(tidying);
      await Promise.all([worker.stop(patienceMs), mailer?.stop(patienceMs)]);
    },
  };
};
