import type { Approved, Counts, Hold, ImportOptions, RunDetails } from '@bloomz/onboarding-core';
import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * An import. `attempt` is the ticket of whoever works on it, `approval` what is to be applied of what it holds, and
 * `lastEvent` numbers its events. The partial index keeps a second run of a school away while one is under way.
 */
export const RunRecord = defineEntity({
  name: 'RunRecord',
  tableName: 'runs',
  indexes: [
    { name: 'runs_of_school', properties: ['schoolId', 'startedAt'] },
    {
      name: 'runs_approved',
      expression: 'create index "runs_approved" on "runs" ("id") where "approval" is not null',
    },
  ],
  uniques: [
    {
      name: 'runs_under_way',
      expression:
        'create unique index "runs_under_way" on "runs" ("school_id") where "state" in (\'queued\', \'reading\', \'planning\', \'applying\')',
    },
  ],
  properties: {
    id: p.text().primary(),
    districtId: p.uuid(),
    schoolId: p.uuid(),
    state: p.text(),
    actorKind: p.text(),
    actorUserId: p.text().nullable(),
    options: p.json<ImportOptions>(),
    planHash: p.text().nullable(),
    snapshotDigest: p.text().nullable(),
    digestAfter: p.text().nullable(),
    counts: p.json<Counts>().nullable(),
    holds: p.json<ReadonlyArray<Hold>>(),
    failure: p.text().nullable(),
    startedAt: p.datetime().length(3),
    finishedAt: p.datetime().length(3).nullable(),
    attempt: p.integer().default(0),
    lastEvent: p.integer().default(0),
    details: p.json<RunDetails>().nullable(),
    approval: p.json<Approved>().nullable(),
  },
});
