import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { AS_ADMIN, aSchoolInClever, failureOf, right, SCHOOL } from '../testing/index.ts';

describe('PreviewImport', () => {
  it('keeps what an import would do, to be read page by page, and changes nothing else', async () => {
    const { previewImport, importRoster, shelf, store, runs, request } = await aSchoolInClever();
    const preview = await right(previewImport(request()));
    expect(preview).toMatchObject({ school: SCHOOL, summary: { counts: { students: { created: 40 } }, holds: [] } });
    expect(await right(shelf.find(preview.id))).toEqual(O.some(preview));
    const { items } = await right(shelf.changes(preview.id, { limit: 5, worriesOnly: true }));
    expect(items).toMatchObject([{ kind: 'skipped', detail: 'DuplicateName' }]);
    expect((await right(store.load(SCHOOL))).version).toBe(0);
    expect(await right(runs.recent(SCHOOL, 1))).toEqual([]);
    expect((await right(importRoster(request()))).plan.hash).toBe(preview.summary.hash);
  });

  it('is shown only to those who may import', async () => {
    const { previewImport, request } = await aSchoolInClever();
    expect(await failureOf(previewImport(request({}, AS_ADMIN)))).toBe('CleverRoleMissing');
  });
});
