import { connectAside } from '../database/connect.ts';
import { isQueuePending, isSchemaPending } from './pending.ts';

const ONE_STARTER = 7_251_001;

/** Brings the schema and the job queue up to date. Many may start at once: one migrates, the others wait for it. */
export const migrate = async (url: string): Promise<void> => {
  const client = await connectAside(url);
  try {
    if (!(await isSchemaPending(client)) && !(await isQueuePending(client))) return;
    await client.query('select pg_advisory_lock($1)', [ONE_STARTER]);
    if (await isSchemaPending(client)) await (await import('./run-migrations.ts')).runMigrations(url);
    if (await isQueuePending(client)) await (await import('../queue/install-queue.ts')).installQueue(url);
  } finally {
    await client.end();
  }
};
