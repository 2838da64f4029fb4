import { O, pipe, TE } from '@bloomz/kernel';
import type { PlannedChange, PlanShelf } from '@bloomz/onboarding-core';
import { attempt } from './database/attempt.ts';
import type { Database } from './database/database.ts';
import { withoutNul } from './database/text.ts';
import { isPosition, type Key, parseCursor, toPage } from './lists/cursor.ts';
import { toPatterns } from './lists/name-key.ts';
import { keepPlan } from './plans/keep-plan.ts';
import { type PlanRow, SELECT_PLAN, toStoredPlan } from './plans/plan-row.ts';

const CHANGES = `
  select position, record, kind, clever_id as "cleverId", name, detail, fields, worries from plan_changes
  where plan_id = $1 and position > $2 and ($3::text[] is null or kind = any ($3)) and (worries or not $4)
    and name_key like all ($5::text[])
  order by position limit $6`;

const SWEEP = `
  with old as (delete from plans where made_at < $1 returning id),
    lines as (delete from plan_changes where plan_id in (select id from old))
  select count(*)::int as n from old`;

const BEGINNING: Key<number> = ['', -1];

/** Previews in PostgreSQL. Their changes go in by COPY and are read by position. */
export const makePgPlanShelf = ({ read, write }: Database): PlanShelf => ({
  keep: (plan, changes) => attempt(() => write(({ client }) => keepPlan(client, plan, changes))),
  find: (planId) =>
    pipe(
      attempt(() => read((client) => client.query<PlanRow>(SELECT_PLAN, [withoutNul(planId)]))),
      TE.map(({ rows }) => O.map(toStoredPlan)(O.fromNullable(rows[0]))),
    ),
  changes: (planId, query) =>
    pipe(
      TE.fromEither(parseCursor(query, BEGINNING, isPosition)),
      TE.flatMap(([, after]) => {
        const { kinds = null, worriesOnly = false, search, limit } = query;
        const values = [withoutNul(planId), after, kinds, worriesOnly, toPatterns(search), limit + 1];
        return attempt(() => read((client) => client.query<PlannedChange & { position: number }>(CHANGES, values)));
      }),
      TE.map(({ rows }) =>
        toPage(
          rows,
          query,
          ({ position }) => ['', position],
          ({ position: _, ...change }) => change,
        ),
      ),
    ),
  sweep: (before) =>
    pipe(
      attempt(() => write(({ client }) => client.query<{ n: number }>(SWEEP, [before]))),
      TE.map(({ rows }) => rows[0]?.n ?? 0),
    ),
});
