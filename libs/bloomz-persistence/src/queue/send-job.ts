import type { RunId } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import { type Db, PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import { type RunJob, RUNS } from './queue-name.ts';

/** Queues a job in the caller's transaction; due at once, or later. */
export type SendJob = (client: PoolClient, runId: RunId, afterSeconds?: number) => Promise<void>;

/** pg-boss declares rows of any shape; what it asks for is its own affair. */
const on = (client: PoolClient): Db => ({
  executeSql: (text, values) => client.query({ text, values: values ?? [] }),
});

/** Needs no pg-boss that runs: the job is a row, written with the run. Loading this module loads pg-boss. */
export const makeSendJob = ({ read }: Pick<Database, 'read'>): SendJob => {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => read((client) => on(client).executeSql(text, values)) },
  });
  return async (client, runId, afterSeconds = 0) => {
    const job: RunJob = { runId };
    await boss.send(RUNS, job, { db: on(client), startAfter: afterSeconds });
  };
};
