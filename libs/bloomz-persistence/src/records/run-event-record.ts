import type { Progress } from '@bloomz/onboarding-core';
import { defineEntity, p } from '@mikro-orm/postgresql';

/** One thing that happened to a run, numbered within it. */
export const RunEventRecord = defineEntity({
  name: 'RunEventRecord',
  tableName: 'run_events',
  indexes: [{ name: 'run_events_at', properties: ['at'] }],
  properties: {
    runId: p.text().primary(),
    id: p.integer().primary(),
    districtId: p.uuid(),
    schoolId: p.uuid(),
    at: p.datetime().length(3),
    state: p.text(),
    progress: p.json<Progress>().nullable(),
  },
});
