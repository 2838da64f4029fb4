import { pipe, TE } from '@bloomz/kernel';
import type { StoreUnavailable } from '@bloomz/onboarding-core';
import { attempt } from '../database/attempt.ts';
import type { Database } from '../database/database.ts';
import { RUNS } from './queue-name.ts';

/** Jobs that wait for a worker, also those that are due later, and jobs that are in one's hands. */
export type QueueDepth = { readonly waiting: number; readonly active: number };

const DEPTH = `
  select count(*) filter (where state <> 'active')::int as waiting, count(*) filter (where state = 'active')::int as active
  from pgboss.job where name = $1 and state in ('created', 'retry', 'active')`;

export const readQueueDepth = ({ read }: Pick<Database, 'read'>): TE.TaskEither<StoreUnavailable, QueueDepth> =>
  pipe(
    attempt(() => read((client) => client.query<QueueDepth>(DEPTH, [RUNS]))),
    TE.map(({ rows }) => rows[0] ?? { waiting: 0, active: 0 }),
  );
