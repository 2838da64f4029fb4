import { E } from '@bloomz/kernel';
import type { RunId } from '@bloomz/onboarding-core';
import { type ConstructorOptions, type Job, PgBoss } from 'pg-boss';
import { attempt, toStoreUnavailable } from '../database/attempt.ts';
import type { Database } from '../database/database.ts';
import { inScope, SYSTEM_SCOPE } from '../database/scope.ts';
import { type RunJob, RUNS } from './queue-name.ts';
import { requeueLost } from './requeue-lost.ts';
import { makeSendJob } from './send-job.ts';

/** `done`: the run was carried on. `moot`: nothing was left to do. `again`: not now, but soon. */
export type HandleRun = (runId: RunId) => Promise<'done' | 'moot' | 'again'>;

export type RunWorkerOptions = {
  /** Runs that one process carries out at the same moment. */
  readonly parallel?: number;
  /** Told in codes what went wrong, with the queue or with a run. */
  readonly onTrouble?: (detail: string) => void;
};

export type RunWorker = {
  readonly start: () => Promise<void>;
  /**
   * Fetches nothing more, and waits for the runs in hand. Those that are not done in time go back to the queue at once;
   * who still works on them is fenced off by the next ticket.
   */
  readonly stop: (patienceMs?: number) => Promise<void>;
  /** The runs being carried out right now. */
  readonly inHand: () => ReadonlyArray<RunId>;
};

/** A dead worker is noticed a second after its heartbeat is overdue. */
const BOSS: ConstructorOptions = {
  useListenNotify: true,
  schedule: false,
  superviseIntervalSeconds: 1,
  monitorIntervalSeconds: 1,
  persistWarnings: false,
  max: 4,
};

/** A retried job notifies nobody, so it is looked for as well. */
const WORK = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2, heartbeatRefreshSeconds: 3, batchSize: 1 };
const AGAIN_SECONDS = 2;
const REQUEUE_MS = 30_000;
const PATIENCE_MS = 30_000;

/** Takes runs from the queue. Any number of workers on any number of machines share it. */
export const makeRunWorker = (
  database: Database,
  handle: HandleRun,
  { parallel = 2, onTrouble = () => undefined }: RunWorkerOptions = {},
): RunWorker => {
  const boss = new PgBoss({ ...BOSS, connectionString: database.url });
  const sendJob = makeSendJob(database);
  const inHand = new Map<string, RunId>();
  const report = (cause: unknown): void => onTrouble(toStoreUnavailable(cause).detail);
  boss.on('error', report);

  /** pg-boss keeps what a handler throws in the job, so that is a code and nothing else. */
  const perform = async ({ id, data }: Job<RunJob>): Promise<void> => {
    inHand.set(id, data.runId);
    const outcome = await attempt(inScope(SYSTEM_SCOPE, () => handle(data.runId)))();
    inHand.delete(id);
    if (E.isLeft(outcome)) {
      onTrouble(outcome.left.detail);
      throw new Error(outcome.left.detail);
    }
    if (outcome.right === 'again') await boss.send(RUNS, data, { startAfter: AGAIN_SECONDS });
  };

  const requeue = (): Promise<unknown> =>
    inScope(SYSTEM_SCOPE, () => database.write((writing) => requeueLost(writing, sendJob)))().catch(report);
  let requeuing: NodeJS.Timeout | undefined;

  return {
    start: async () => {
      await boss.start();
      await boss.work<RunJob>(RUNS, { ...WORK, localConcurrency: parallel }, async ([job]) => {
        if (job !== undefined) await perform(job);
      });
      await requeue();
      requeuing = setInterval(() => void requeue(), REQUEUE_MS);
    },
    stop: async (patienceMs = PATIENCE_MS) => {
      clearInterval(requeuing);
      await boss.stop({ graceful: true, timeout: patienceMs });
    },
    inHand: () => [...inHand.values()],
  };
};
