import { pipe, TE } from '@bloomz/kernel';
import type { RunEvent, RunEvents } from '@bloomz/onboarding-core';
import { attempt } from './database/attempt.ts';
import type { Database } from './database/database.ts';

const AFTER = `
  select events.id, events.run_id as "runId", at, state, progress
  from unnest($1::text[], $2::bigint[]) as watched (run_id, after)
    join run_events events on events.run_id = watched.run_id and events.id > watched.after
  order by events.run_id, events.id`;

/** Events of runs in PostgreSQL; whoever changes a run writes them in the same transaction. */
export const makePgRunEvents = ({ read }: Database): RunEvents => ({
  after: (watched) => {
    if (watched.length === 0) return TE.right([]);
    const values = [watched.map(({ runId }) => runId), watched.map(({ after }) => after)];
    return pipe(
      attempt(() => read((client) => client.query<RunEvent>(AFTER, values))),
      TE.map(({ rows }) => rows),
    );
  },
});
