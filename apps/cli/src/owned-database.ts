import type { Database } from '@bloomz/bloomz-persistence';

type Client = Awaited<ReturnType<Database['connect']>>;

/** A database that takes the connections it gave out with it when it closes, as an interrupted run leaves its lock. */
export const ownedDatabase = (database: Database): Database => {
  const given = new Set<Client>();
  return {
    ...database,
    connect: async () => {
      const client = await database.connect();
      client.on('error', () => undefined).on('end', () => given.delete(client));
      given.add(client);
      return client;
    },
    close: async () => {
      await Promise.all([...given].map((client) => client.end().catch(() => undefined)));
      await database.close();
    },
  };
};
