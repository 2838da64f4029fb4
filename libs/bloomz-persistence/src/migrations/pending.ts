import type { ClientBase } from 'pg';
import { QUEUE_SCHEMA_VERSION, RUNS } from '../queue/queue-name.ts';
import { MIGRATION_NAMES } from './migration-names.ts';

const exists = async (client: ClientBase, table: string): Promise<boolean> => {
  const { rows } = await client.query<{ known: boolean }>('select to_regclass($1) is not null as known', [table]);
  return rows[0]?.known === true;
};

/** Whether a table, a column or a policy is missing. */
export const isSchemaPending = async (client: ClientBase): Promise<boolean> => {
  if (!(await exists(client, 'migrations'))) return true;
  const done = await client.query('select from migrations where name = any($1)', [MIGRATION_NAMES]);
  return done.rowCount !== MIGRATION_NAMES.length;
};

/** Whether the job queue is missing, or older than the pg-boss that uses it. */
export const isQueuePending = async (client: ClientBase): Promise<boolean> => {
  if (!(await exists(client, 'pgboss.queue'))) return true;
  const ready = await client.query(
    'select from pgboss.queue where name = $1 and (select max(version) from pgboss.version) >= $2',
    [RUNS, QUEUE_SCHEMA_VERSION],
  );
  return ready.rowCount !== 1;
};
