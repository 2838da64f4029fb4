import type { RunId } from '@bloomz/onboarding-core';
import type { Writing } from '../database/writer.ts';
import { RUNS } from './queue-name.ts';
import type { SendJob } from './send-job.ts';

/** Runs that wait or are being worked on without a job that would bring them on, whatever became of it. */
const LOST = `
  select id from runs
  where (state in ('queued', 'reading', 'planning', 'applying') or (state = 'held' and approval is not null))
    and not exists (
      select from pgboss.job
      where name = '${RUNS}' and state in ('created', 'retry', 'active') and data ->> 'runId' = runs.id)
  for update skip locked`;

/** Queues them again, so that no school is blocked by a run that nobody carries out; gives how many. */
export const requeueLost = async ({ client }: Writing, sendJob: SendJob): Promise<number> => {
  const { rows } = await client.query<{ id: RunId }>(LOST);
  for (const { id } of rows) await sendJob(client, id);
  return rows.length;
};
