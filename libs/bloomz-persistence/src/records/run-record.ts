import type { Counts, Hold, ImportOptions } from '@bloomz/onboarding-core';
import { defineEntity, p } from '@mikro-orm/postgresql';

export const RunRecord = defineEntity({
  name: 'RunRecord',
  tableName: 'runs',
  indexes: [{ name: 'runs_of_school', properties: ['schoolId', 'startedAt'] }],
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
    finishedAt: p.datetime().length(3),
  },
});
