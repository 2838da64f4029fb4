import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import type { PlannedChange } from '../../entities/planned-change.ts';
import type { StoredPlan } from '../../entities/stored-plan.ts';
import { aPlannedChange, aStoredPlan, userId } from '../builders.ts';
import { aProvisionedSchool, left, type MakeBloomz, right } from './bloomz.ts';
import { everyPage, NO_CURSORS } from './pages.ts';

const changes: ReadonlyArray<PlannedChange> = [...Array(23).keys()].map((i) =>
  aPlannedChange({
    cleverId: `student-${i}`,
    name: i % 2 === 0 ? `Even Ñandú ${i}` : `Odd 100% ${i}`,
    kind: i % 5 === 0 ? 'archived' : 'updated',
    fields: ['lastName', 'email'],
    detail: i % 7 === 0 ? null : 'detail',
    worries: i % 5 === 0,
  }),
);

/** Every PlanShelf must pass this; call it from the adapter's own test file. */
export const planShelfContract = (name: string, makeBloomz: MakeBloomz): void => {
  describe(`${name} is a PlanShelf`, () => {
    const setUp = async () => {
      const bloomz = await makeBloomz();
      const plan = aStoredPlan({ school: await aProvisionedSchool(bloomz) });
      await right(bloomz.shelf.keep(plan, changes));
      return { ...bloomz, plan };
    };

    it('gives back every field of a plan, and only under its id', async () => {
      const { shelf, ...bloomz } = await setUp();
      const { summary, ...like } = aStoredPlan({
        school: await aProvisionedSchool(bloomz),
        actor: { kind: 'person', userId: userId('boss') },
      });
      const plan: StoredPlan = {
        ...like,
        summary: {
          ...summary,
          holds: [{ type: 'students', removals: 6, updates: 0, of: 20, cause: 'TooManyRemovals' }],
          skipped: [{ kind: 'section', cleverId: 's', name: '"3B"', reason: 'DuplicateName', suggestion: '3B - 2' }],
          quarantined: [{ kind: 'user', cleverId: '', field: 'id', reason: 'missing' }],
          warnings: [{ code: 'NothingShared', message: 'Nothing.' }],
        },
      };
      await right(shelf.keep(plan, []));
      expect(await right(shelf.find(plan.id))).toEqual(O.some(plan));
      expect(await right(shelf.changes(plan.id, { limit: 10 }))).toEqual({ items: [], next: null });
      for (const unknown of [aStoredPlan().id, "no such plan'"]) {
        expect(await right(shelf.find(unknown))).toEqual(O.none);
        expect(await right(shelf.changes(unknown, { limit: 10 }))).toEqual({ items: [], next: null });
      }
    });

    it.each([1, 5, 22, 23, 100])('gives every change once and in order, %i at a time', async (limit) => {
      const { shelf, plan } = await setUp();
      expect(await everyPage((cursor) => shelf.changes(plan.id, { limit, cursor }))).toEqual(changes);
    });

    it('filters by kind, by worry and by words, also over many pages', async () => {
      const { shelf, plan } = await setUp();
      const found = async (query: object) =>
        everyPage((cursor) => shelf.changes(plan.id, { limit: 2, cursor, ...query }));
      expect(await found({ kinds: ['archived'] })).toEqual(changes.filter(({ kind }) => kind === 'archived'));
      expect(await found({ kinds: ['archived', 'updated'] })).toEqual(changes);
      expect(await found({ kinds: ['queued'] })).toEqual([]);
      expect(await found({ worriesOnly: true })).toEqual(changes.filter(({ worries }) => worries));
      expect(await found({ search: 'ñandú EVEN' })).toEqual(changes.filter((_, i) => i % 2 === 0));
      expect(await found({ search: '%' })).toEqual(changes.filter((_, i) => i % 2 === 1));
      expect(await found({ search: '_' })).toEqual([]);
      expect(await found({ search: ' ', worriesOnly: false })).toEqual(changes);
    });

    it.each(NO_CURSORS)('refuses a cursor that it never gave: %s', async (cursor) => {
      const { shelf, plan } = await setUp();
      expect(await left(shelf.changes(plan.id, { limit: 5, cursor }))).toEqual({ _tag: 'MalformedCursor' });
    });

    it('forgets what was made before, and says how many', async () => {
      const { shelf, ...bloomz } = await makeBloomz();
      const school = await aProvisionedSchool(bloomz);
      const limit = new Date(Date.UTC(2001, 0, 1));
      const [old, young] = [new Date(limit.getTime() - 1), limit].map((madeAt) => aStoredPlan({ school, madeAt }));
      if (old === undefined || young === undefined) return expect.unreachable();
      for (const plan of [old, young]) await right(shelf.keep(plan, changes));
      expect(await right(shelf.sweep(limit))).toBe(1);
      expect(await right(shelf.find(old.id))).toEqual(O.none);
      expect(await right(shelf.changes(old.id, { limit: 5 }))).toEqual({ items: [], next: null });
      expect(await right(shelf.find(young.id))).toEqual(O.some(young));
      expect((await right(shelf.changes(young.id, { limit: 5 }))).items).toHaveLength(5);
    });
  });
};
