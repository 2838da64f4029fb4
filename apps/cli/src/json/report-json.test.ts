import { describe, expect, it } from 'vitest';
import { aPlan, aReport } from '../testing/a-report.ts';
import { toPlanJson, toReportJson } from './report-json.ts';

describe('the report as JSON', () => {
  it('has the keys that others rely on', () => {
    expect(toReportJson(aReport())).toEqual({
      runId: 'run-1',
      planHash: 'hash-1',
      outcome: 'applied',
      counts: aPlan().counts,
      skipped: [],
      quarantined: [],
      held: [],
      warnings: [],
      clever: { requests: 8, retries: 1 },
      ms: { read: 1000, plan: 200, apply: 300 },
    });
  });

  it('says what is held', () => {
    const holds = [{ type: 'students', removals: 9, updates: 0, of: 30, cause: 'TooManyRemovals' }] as const;
    expect(toReportJson(aReport({ outcome: 'held', plan: aPlan({ holds }) }))).toMatchObject({
      outcome: 'held',
      held: [{ type: 'students', removals: 9, of: 30, cause: 'TooManyRemovals', updates: 0 }],
    });
  });

  it('gives a fresh plan without a run', () => {
    expect(toPlanJson(aPlan())).toMatchObject({ runId: null, outcome: 'planned', planHash: 'hash-1' });
  });
});
