import type { Database } from './database/database.ts';
import { isQueuePending, isSchemaPending } from './migrations/pending.ts';

/** Whether the database answers, every migration ran, and the queue is there. */
export const isReady = ({ read }: Pick<Database, 'read'>): Promise<boolean> =>
  read(async (client) => !(await isSchemaPending(client)) && !(await isQueuePending(client))).catch(() => false);
