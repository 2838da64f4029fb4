import { O, pipe, TE } from '@bloomz/kernel';
import type { RunLog } from '@bloomz/onboarding-core';
import { attempt } from './database/attempt.ts';
import type { Database } from './database/database.ts';
import { schoolUuid } from './ids.ts';
import { findRun, type RunRow, SELECT_RUN, toRun } from './run-row.ts';

const RECENT = `${SELECT_RUN} where school_id = $1 order by started_at desc, finished_at desc, runs.id desc limit $2`;

const LAST_EFFECTIVE = `
  ${SELECT_RUN} where school_id = $1 and ($2::text is null or coalesce(options ->> 'step', 'roster') = $2)
    and state not in ('queued', 'reading', 'planning', 'applying', 'failed', 'cancelled')
  order by started_at desc, finished_at desc, runs.id desc limit 1`;

/** Runs in PostgreSQL. What is needed for writing alone is loaded with the first write. */
export const makePgRunLog = ({ read, write }: Database): RunLog => ({
  find: (runId) => attempt(() => read((client) => findRun(client, runId).then(O.fromNullable))),
  recent: (school, limit) =>
    pipe(
      attempt(() => read((client) => client.query<RunRow>(RECENT, [schoolUuid(school), limit]))),
      TE.map(({ rows }) => rows.map(toRun)),
    ),
  lastEffective: (school, step) =>
    pipe(
      attempt(() => read((client) => client.query<RunRow>(LAST_EFFECTIVE, [schoolUuid(school), step ?? null]))),
      TE.map(({ rows }) => O.map(toRun)(O.fromNullable(rows[0]))),
    ),
  record: (run) =>
    attempt(async () => {
      const { addRun } = await import('./write-run.ts');
      await write((writing) => addRun(writing, run, run.finishedAt ?? run.startedAt));
    }),
  settle: (runId, state, actor, at) =>
    attempt(async () => {
      const { settleRun } = await import('./write-run.ts');
      return write((writing) => settleRun(writing, { runId, from: ['held'], to: state, actor, at }));
    }),
});
