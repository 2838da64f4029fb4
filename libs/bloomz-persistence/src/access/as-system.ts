import type { TE } from '@bloomz/kernel';
import type { StoreUnavailable } from '@bloomz/access-core';
import { attempt } from '../database/attempt.ts';
import type { Database } from '../database/database.ts';
import { inScope, SYSTEM_SCOPE } from '../database/scope.ts';
import type { Writing } from '../database/writer.ts';
import type { PoolClient } from 'pg';

/** What stores do that are asked before anybody is known: they see everything, whatever the scope around them. */
export type AsSystem = {
  readonly read: <T>(work: (client: PoolClient) => Promise<T>) => TE.TaskEither<StoreUnavailable, T>;
  readonly write: <T>(work: (client: PoolClient) => Promise<T>) => TE.TaskEither<StoreUnavailable, T>;
};

export const asSystem = ({ read, write }: Pick<Database, 'read' | 'write'>): AsSystem => ({
  read: (work) => attempt(inScope(SYSTEM_SCOPE, () => read(work))),
  write: (work) => attempt(inScope(SYSTEM_SCOPE, () => write(({ client }: Writing) => work(client)))),
});
