import type { Client } from 'pg';
import type { Database } from '../database/database.ts';

/** A connection of the owner of the tables, for what no store does. Row security is forced on owners too. */
export const asOwner = async ({ connect }: Database): Promise<Client> => {
  const client = await connect();
  await client.query(
    `select set_config('bloomz.districts', '*', false), set_config('bloomz.whole_districts', '*', false)`,
  );
  return client;
};

const WAITING = `select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`;

/** Whether some transaction waits for another one. */
export const somebodyWaits = async (database: Database): Promise<boolean> => {
  const client = await asOwner(database);
  const { rowCount } = await client.query(WAITING);
  await client.end();
  return rowCount !== 0;
};
