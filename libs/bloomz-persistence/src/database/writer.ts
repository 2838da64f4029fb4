import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool, PoolClient } from 'pg';
import { makeOrm } from './orm.ts';
import { enterScope, type Scope } from './scope.ts';

/** The ORM's entity manager and the very connection that its transaction runs on, which COPY needs. */
export type Writing = { readonly em: EntityManager; readonly client: PoolClient };

export type Writer = {
  readonly write: <T>(scope: Scope, work: (writing: Writing) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

type WithBackend = PoolClient & { readonly processID: number };

/** The ORM hides its connections; its pool shows them, and each knows the backend that serves it. */
const makeWatch = (): { watch: (pool: Pool) => void; clientOf: (backend: number) => PoolClient } => {
  const byBackend = new Map<number, PoolClient>();
  return {
    watch: (pool) => {
      pool.on('connect', (client) => byBackend.set((client as WithBackend).processID, client));
      pool.on('remove', (client) => byBackend.delete((client as WithBackend).processID));
    },
    clientOf: (backend) => {
      const client = byBackend.get(backend);
      if (client === undefined) throw new Error('the transaction runs on an unknown connection');
      return client;
    },
  };
};

/** Transactions through the ORM. Loading this module loads MikroORM, which takes a third of a second. */
export const makeWriter = (url: string): Writer => {
  const { watch, clientOf } = makeWatch();
  const orm = makeOrm(url, { driverOptions: { onPoolCreated: watch } });
  return {
    write: (scope, work) =>
      orm.em.fork().transactional(async (em) => {
        const [backend] = await em.execute<[{ pid: number }]>(enterScope(scope));
        return work({ em, client: clientOf(backend.pid) });
      }),
    close: () => orm.close(),
  };
};
