import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import type { District } from '../../entities/district.ts';
import { aNewRun, anApplication, aRun, aSchoolRef } from '../builders.ts';
import { aProvisionedSchool, type Bloomz, left, type MakeBloomz, right } from './bloomz.ts';

const at = new Date(Date.UTC(2026, 5, 1, 12, 30, 15, 123));
const later = new Date(at.getTime() + 60_000);
const actor = { kind: 'operator' as const };

/** Every DistrictDirectory must pass this; call it from the adapter's own test file. */
export const districtDirectoryContract = (name: string, makeBloomz: MakeBloomz): void => {
  describe(`${name} is a DistrictDirectory`, () => {
    const found = async ({ districts }: Pick<Bloomz, 'districts'>, id: District['id']): Promise<District> => {
      const district = await right(districts.find(id));
      if (O.isNone(district)) expect.fail('the district is unknown');
      return district.value;
    };

    it('knows the districts of provisioned schools, connected from the first', async () => {
      const bloomz = await makeBloomz();
      const { districtId } = await aProvisionedSchool(bloomz);
      await aProvisionedSchool(bloomz, districtId);
      await aProvisionedSchool(bloomz);
      expect(await found(bloomz, districtId)).toEqual({
        id: districtId,
        name: null,
        connection: 'connected',
        disconnectedAt: null,
        schools: 2,
        lastReadAt: null,
      });
      expect(await right(bloomz.districts.find(aSchoolRef().districtId))).toEqual(O.none);
    });

    it('freezes all schools of a district that is disconnected, until it is connected again', async () => {
      const bloomz = await makeBloomz();
      const [school, elsewhere] = [await aProvisionedSchool(bloomz), await aProvisionedSchool(bloomz)];
      const sibling = await aProvisionedSchool(bloomz, school.districtId);
      const frozen = async () => {
        const schools = [...(await right(bloomz.schools.list()))];
        return [school, sibling, elsewhere].map(
          (ref) => schools.find((known) => known.ref.schoolId === ref.schoolId)?.frozen,
        );
      };
      await right(bloomz.districts.setConnection(school.districtId, 'disconnected', { actor, at }));
      await right(bloomz.districts.setConnection(school.districtId, 'disconnected', { actor, at: later }));
      expect(await found(bloomz, school.districtId)).toMatchObject({ connection: 'disconnected', disconnectedAt: at });
      expect(await frozen()).toEqual([true, true, false]);
      expect(await right(bloomz.schools.find(school.schoolId))).toMatchObject({ value: { frozen: true } });
      for (const _ of [1, 2])
        await right(bloomz.districts.setConnection(school.districtId, 'connected', { actor, at: later }));
      expect(await found(bloomz, school.districtId)).toMatchObject({ connection: 'connected', disconnectedAt: null });
      expect(await frozen()).toEqual([false, false, false]);
    });

    it('lets nothing be written to a disconnected district, nor what was planned before it was connected again', async () => {
      const bloomz = await makeBloomz();
      const [school, elsewhere] = [await aProvisionedSchool(bloomz), await aProvisionedSchool(bloomz)];
      const versionOf = async (ref: typeof school) => (await right(bloomz.store.load(ref))).version;
      const connect = (connection: District['connection']) =>
        right(bloomz.districts.setConnection(school.districtId, connection, { actor, at }));
      const [before, other] = [await versionOf(school), await versionOf(elsewhere)];
      await connect('disconnected');
      const frozen = await versionOf(school);
      for (const version of [before, frozen])
        expect((await left(bloomz.store.apply(school, anApplication({ version }))))._tag).toBe('RosterMoved');
      await connect('disconnected');
      expect([await versionOf(school), await versionOf(elsewhere)]).toEqual([frozen, other]);
      await connect('connected');
      expect((await left(bloomz.store.apply(school, anApplication({ version: before }))))._tag).toBe('RosterMoved');
      await right(bloomz.store.apply(school, anApplication({ version: await versionOf(school) })));
    });

    it('says when a roster was last read whole', async () => {
      const bloomz = await makeBloomz();
      const school = await aProvisionedSchool(bloomz);
      const sibling = await aProvisionedSchool(bloomz, school.districtId);
      const read = (like: object) => aRun({ startedAt: at, finishedAt: at, ...like });
      await right(bloomz.store.apply(school, anApplication({ run: read({ school }) })));
      const newer = read({ school: sibling, state: 'held', startedAt: later, finishedAt: later });
      await right(bloomz.store.apply(sibling, anApplication({ run: newer })));
      for (const state of ['failed', 'cancelled'] as const) {
        const startedAt = new Date(later.getTime() + 1);
        await right(
          bloomz.runs.record(aRun({ school, state, snapshotDigest: null, startedAt, finishedAt: startedAt })),
        );
      }
      await right(bloomz.queue.enqueue(aNewRun(school, { startedAt: new Date(later.getTime() + 2) }), null));
      expect((await found(bloomz, school.districtId)).lastReadAt).toEqual(later);
    });
  });
};
