import { describe, expect, it } from 'vitest';
import { O } from '@bloomz/kernel';
import type { Appointment } from '../../entities/listed.ts';
import { aMember, anApplication, changed, created, userId } from '../builders.ts';
import { aProvisionedSchool, type MakeBloomz, right } from './bloomz.ts';

const by = { actor: { kind: 'person' as const, userId: userId('boss') }, at: new Date(Date.UTC(2026, 5, 1)) };
const ada = aMember({ userId: 'ada', role: 'teacher' });
const bob = aMember({ userId: 'bob', role: 'staff' });

/** Every Appointments must pass this; call it from the adapter's own test file. */
export const appointmentsContract = (name: string, makeBloomz: MakeBloomz): void => {
  describe(`${name} keeps Appointments`, () => {
    const setUp = async () => {
      const bloomz = await makeBloomz();
      const school = await aProvisionedSchool(bloomz);
      await right(bloomz.store.apply(school, anApplication({ changes: { members: [created(ada), created(bob)] } })));
      const appoint = (id: string, appointment: Appointment | null) =>
        right(bloomz.appointments.appoint(school, userId(id), appointment, by));
      const appointmentOf = async (id: string): Promise<Appointment | null | undefined> =>
        O.toUndefined(await right(bloomz.lists.findMember(`${school.schoolId}.${id}`)))?.listed.appointment;
      const admins = async () => O.toUndefined(await right(bloomz.schools.find(school.schoolId)))?.admins;
      return { ...bloomz, school, appoint, appointmentOf, admins };
    };

    it('shows them beside the member, and takes them away', async () => {
      const { appoint, appointmentOf } = await setUp();
      await appoint('ada', 'school-office-staff');
      await appoint('ada', 'school-office-staff');
      expect([await appointmentOf('ada'), await appointmentOf('bob')]).toEqual(['school-office-staff', null]);
      await appoint('ada', 'school-admin');
      expect(await appointmentOf('ada')).toBe('school-admin');
      for (const _ of [1, 2]) await appoint('ada', null);
      expect(await appointmentOf('ada')).toBeNull();
    });

    it('makes an appointed School Admin one of the admins of that school, after those named by e-mail', async () => {
      const { appoint, admins, schools, ...bloomz } = await setUp();
      const [named] = (await admins()) ?? [];
      for (const id of ['bob', 'ada']) await appoint(id, 'school-admin');
      const appointed = ['ada', 'bob'].map((id) => ({ email: null, userId: userId(id) }));
      expect(await admins()).toEqual([named, ...appointed]);
      await appoint('ada', 'school-office-staff');
      await appoint('bob', null);
      expect(await admins()).toEqual([named]);
      const elsewhere = await aProvisionedSchool({ schools }, bloomz.school.districtId);
      await appoint('ada', 'school-admin');
      expect(O.toUndefined(await right(schools.find(elsewhere.schoolId)))?.admins).toHaveLength(1);
    });

    it('counts an admin who was named by e-mail and appointed as one', async () => {
      const { appoint, admins, schools, school } = await setUp();
      const head = { email: 'head@example.org', userId: ada.userId };
      await right(schools.provision(school, head));
      await appoint('ada', 'school-admin');
      expect((await admins())?.filter(({ userId: id }) => id === ada.userId)).toEqual([head]);
    });

    it('is left alone by what an import writes', async () => {
      const { appoint, appointmentOf, store, school } = await setUp();
      await appoint('ada', 'school-admin');
      const { roster, version } = await right(store.load(school));
      expect(roster.members.find(({ userId: id }) => id === ada.userId)).toEqual(ada);
      const renamed = changed('updated', ada, { lastName: 'Other', role: 'staff' as const });
      await right(store.apply(school, anApplication({ version, changes: { members: [renamed] } })));
      expect(await appointmentOf('ada')).toBe('school-admin');
    });
  });
};
