import pg from 'pg';

/** A connection of its own whose loss never brings the process down. */
export const connectAside = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

/** Lets the process end although the connection is open, or no longer. */
export const keepProcessAlive = (client: pg.Client, alive: boolean): void => {
  const { ref, unref } = client as pg.Client & { ref: () => void; unref: () => void };
  (alive ? ref : unref).call(client);
};
