import { describe, expect, it } from 'vitest';
import { aHeldImport, AS_ADMIN, aSchoolInClever, left, OPERATOR, right } from '../testing/index.ts';

describe('CancelImport and FindRun', () => {
  it('ends a run of which nothing is applied yet, so that the next can start', async () => {
    const { startImport, cancelImport, findRun, request } = await aSchoolInClever();
    const runId = await right(startImport({ ...request(), once: null }));
    const cancelled = await right(cancelImport(runId, AS_ADMIN));
    expect(cancelled).toMatchObject({ id: runId, state: 'cancelled' });
    expect(await right(findRun(runId))).toEqual(cancelled);
    expect(await right(startImport({ ...request(), once: null }))).not.toBe(runId);
  });

  it('says in which state a run is that cannot be cancelled, and knows no others', async () => {
    const { cancelImport, findRun, runId } = await aHeldImport();
    expect(await left(cancelImport(runId, OPERATOR))).toEqual({ _tag: 'RunNotCancellable', runId, state: 'held' });
    for (const task of [cancelImport('other', OPERATOR), findRun('other')])
      expect(await left<object, unknown>(task)).toEqual({ _tag: 'RunUnknown', runId: 'other' });
  });
});
