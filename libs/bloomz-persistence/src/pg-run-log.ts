import { O, pipe, TE } from '@bloomz/kernel';
import type { RunLog } from '@bloomz/onboarding-core';
import { attempt } from './database/attempt.ts';
import type { Database } from './database/database.ts';
import { schoolUuid } from './ids.ts';
import { type RunRow, SELECT_RUN, toRun } from './run-row.ts';

const FIND = `${SELECT_RUN} where runs.id = $1`;
const RECENT = `${SELECT_RUN} where school_id = $1 order by started_at desc, finished_at desc, runs.id desc limit $2`;

/** Runs in PostgreSQL. What is needed for writing alone is loaded with the first write. */
export const makePgRunLog = ({ read, write }: Database): RunLog => ({
  find: (runId) =>
    pipe(
      attempt(() => read((client) => client.query<RunRow>(FIND, [runId]))),
      TE.map(({ rows: [row] }) => (row === undefined ? O.none : O.some(toRun(row)))),
    ),
  recent: (school, limit) =>
    pipe(
      attempt(() => read((client) => client.query<RunRow>(RECENT, [schoolUuid(school), limit]))),
      TE.map(({ rows }) => rows.map(toRun)),
    ),
  record: (run) =>
    attempt(async () => {
      const { insertRun } = await import('./write-run.ts');
      await write(({ em }) => insertRun(em, run));
    }),
  settle: (runId, state, actor, at) =>
    attempt(async () => {
      const { settleRun } = await import('./write-run.ts');
      return write(({ em }) => settleRun(em, { runId, state, actor, at }));
    }),
});
