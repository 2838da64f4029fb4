import { O, pipe, TE } from '@bloomz/kernel';
import type { RunLog } from '@bloomz/onboarding-core';
import { attempt } from './database/attempt.ts';
import type { Database } from './database/database.ts';
import { schoolUuid } from './ids.ts';
import { findRun, type RunRow, SELECT_RUN, toRun } from './run-row.ts';

const RECENT = `${SELECT_RUN} where school_id = $1 order by started_at desc, finished_at desc, runs.id desc limit $2`;

/** Runs in PostgreSQL. What is needed for writing alone is loaded with the first write. */
export const makePgRunLog = ({ read, write }: Database): RunLog => ({
  find: (runId) => attempt(() => read((client) => findRun(client, runId).then(O.fromNullable))),
  recent: (school, limit) =>
    pipe(
      attempt(() => read((client) => client.query<RunRow>(RECENT, [schoolUuid(school), limit]))),
      TE.map(({ rows }) => rows.map(toRun)),
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
