import { pipe, TE } from '@bloomz/kernel';
import type { StoreUnavailable } from '@bloomz/onboarding-core';
import { asSystem } from './access/as-system.ts';
import type { Database } from './database/database.ts';
import { inScope, SYSTEM_SCOPE } from './database/scope.ts';
import { makePgPlanShelf } from './pg-plan-shelf.ts';

const DAY_MS = 86_400_000;
const KEYS_KEPT_MS = DAY_MS;
const PLANS_KEPT_MS = DAY_MS;
const EVENTS_KEPT_MS = 7 * DAY_MS;

const SWEEP_KEYS = `delete from idempotency_keys where at < $1`;

/** Of a run that has ended nobody follows the progress for so long. What is under way or held keeps its events. */
const SWEEP_EVENTS = `
  delete from run_events where at < $1 and run_id not in (
    select id from runs where state in ('queued', 'reading', 'planning', 'applying', 'held'))`;

export type Swept = { readonly keys: number; readonly plans: number; readonly events: number };

/** Forgets what has served its time: keys and previews after a day, events of ended runs after a week. */
export const sweep = (database: Database, now: Date): TE.TaskEither<StoreUnavailable, Swept> => {
  const ago = (ms: number): Date => new Date(now.getTime() - ms);
  const remove = (sql: string, before: Date): TE.TaskEither<StoreUnavailable, number> =>
    pipe(
      asSystem(database).write((client) => client.query(sql, [before])),
      TE.map(({ rowCount }) => rowCount ?? 0),
    );
  return pipe(
    TE.Do,
    TE.bind('keys', () => remove(SWEEP_KEYS, ago(KEYS_KEPT_MS))),
    TE.bind('plans', () => inScope(SYSTEM_SCOPE, makePgPlanShelf(database).sweep(ago(PLANS_KEPT_MS)))),
    TE.bind('events', () => remove(SWEEP_EVENTS, ago(EVENTS_KEPT_MS))),
  );
};
