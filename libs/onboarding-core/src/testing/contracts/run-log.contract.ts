import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { countChanges } from '../../entities/counts.ts';
import { DEFAULT_OPTIONS } from '../../entities/import-options.ts';
import { NO_CHANGES } from '../../entities/roster-changes.ts';
import { EMPTY_ROSTER } from '../../entities/roster.ts';
import { aRun, userId } from '../builders.ts';
import { aProvisionedSchool, left, type MakeBloomz, right } from './bloomz.ts';

const operator = { kind: 'operator' as const };
const at = new Date(Date.UTC(2026, 5, 1, 12, 30, 15, 123));

/** Every RunLog must pass this; call it from the adapter's own test file. */
export const runLogContract = (name: string, makeBloomz: MakeBloomz): void => {
  describe(`${name} is a RunLog`, () => {
    it('gives back every field of what was recorded, and only under its id', async () => {
      const bloomz = await makeBloomz();
      const run = aRun({
        school: await aProvisionedSchool(bloomz),
        state: 'held',
        actor: { kind: 'person', userId: userId('boss') },
        digestAfter: 'digest',
        counts: countChanges(EMPTY_ROSTER, NO_CHANGES),
        holds: [{ type: 'students', removals: 6, updates: 0, of: 20, cause: 'TooManyRemovals' }],
        details: {
          skipped: [
            { kind: 'section', cleverId: 's-2', name: 'Ⅸ "3B"', reason: 'DuplicateName', suggestion: '3B - 2' },
          ],
          quarantined: [{ kind: 'user', cleverId: '', field: 'id', reason: 'missing' }],
          families: null,
          warnings: [{ code: 'TermsInPast', message: 'Every term has ended.' }],
          cost: { requests: 9, retries: 1 },
          ms: { read: 12, plan: 3 },
        },
        startedAt: at,
        finishedAt: new Date(at.getTime() + 1),
      });
      await right(bloomz.runs.record(run));
      expect(await right(bloomz.runs.find(run.id))).toEqual(O.some(run));
      expect(await right(bloomz.runs.find("no such run'"))).toEqual(O.none);
    });

    it('keeps why a run failed', async () => {
      const bloomz = await makeBloomz();
      const run = aRun({
        school: await aProvisionedSchool(bloomz),
        state: 'failed',
        failure: 'CleverUnavailable',
        planHash: null,
        snapshotDigest: null,
      });
      await right(bloomz.runs.record(run));
      expect(await right(bloomz.runs.find(run.id))).toEqual(O.some(run));
    });

    it('knows the last run of each step that brought Bloomz nearer to Clever, however long ago', async () => {
      const bloomz = await makeBloomz();
      const school = await aProvisionedSchool(bloomz);
      const { runs } = bloomz;
      expect(await right(runs.lastEffective(school))).toEqual(O.none);
      const contacts = { ...DEFAULT_OPTIONS, step: 'contacts' as const, contactTypes: ['Family' as const] };
      const [families, roster] = [aRun({ school, options: contacts, state: 'held' }), aRun({ school })];
      for (const run of [families, roster]) await right(runs.record(run));
      for (const state of ['failed', 'cancelled'] as const)
        for (const options of [contacts, DEFAULT_OPTIONS]) await right(runs.record(aRun({ school, state, options })));
      expect(await right(runs.lastEffective(school))).toEqual(O.some(roster));
      expect(await right(runs.lastEffective(school, 'roster'))).toEqual(O.some(roster));
      expect(await right(runs.lastEffective(school, 'contacts'))).toEqual(O.some(families));
    });

    it('records an id once', async () => {
      const bloomz = await makeBloomz();
      const run = aRun({ school: await aProvisionedSchool(bloomz) });
      await right(bloomz.runs.record(run));
      expect((await left(bloomz.runs.record({ ...run, failure: 'Other' })))._tag).toBe('StoreUnavailable');
      expect(await right(bloomz.runs.find(run.id))).toEqual(O.some(run));
    });

    it('lists the latest runs of one school', async () => {
      const bloomz = await makeBloomz();
      const [school, other] = [await aProvisionedSchool(bloomz), await aProvisionedSchool(bloomz)];
      const [first, second, third] = [aRun({ school }), aRun({ school, state: 'failed' }), aRun({ school })];
      for (const run of [second, first, third, aRun({ school: other })]) await right(bloomz.runs.record(run));
      expect(await right(bloomz.runs.recent(school, 2))).toEqual([third, second]);
      expect(await right(bloomz.runs.recent(school, 10))).toEqual([third, second, first]);
    });

    it('ends a held run once', async () => {
      const bloomz = await makeBloomz();
      const run = aRun({ school: await aProvisionedSchool(bloomz), state: 'held' });
      await right(bloomz.runs.record(run));
      const settle = () => right(bloomz.runs.settle(run.id, 'closed', operator, at));
      const outcomes = await Promise.all([settle(), settle()]);
      expect(outcomes.sort()).toEqual([false, true]);
      expect(await right(bloomz.runs.find(run.id))).toEqual(O.some({ ...run, state: 'closed', finishedAt: at }));
    });

    it('ends nothing that is not held', async () => {
      const bloomz = await makeBloomz();
      const run = aRun({ school: await aProvisionedSchool(bloomz) });
      await right(bloomz.runs.record(run));
      expect(await right(bloomz.runs.settle(run.id, 'outdated', operator, at))).toBe(false);
      expect(await right(bloomz.runs.settle('no such run', 'closed', operator, at))).toBe(false);
      expect(await right(bloomz.runs.find(run.id))).toEqual(O.some(run));
    });
  });
};
