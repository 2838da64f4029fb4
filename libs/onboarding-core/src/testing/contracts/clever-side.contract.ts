import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { byId, type SchoolId } from '../../entities/clever-ids.ts';
import type { SchoolRef } from '../../entities/run.ts';
import type { Snapshot } from '../../entities/snapshot.ts';
import type { RosterSource } from '../../ports/roster-source.ts';
import type { SetupProbe } from '../../ports/setup-probe.ts';
import { aSection, aSnapshot, aStaffMember, aStudent, aTeacher, termId, userId } from '../builders.ts';
import { left, right } from './bloomz.ts';

/** Clever's side of Bloomz, showing one school. */
export type CleverSide = { readonly source: RosterSource; readonly probe: SetupProbe };

const inOrder = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  sections: [...snapshot.sections].sort(byId),
  users: snapshot.users
    .map((user) => ({ ...user, roles: [...user.roles].sort(), rolesHere: [...user.rolesHere].sort() }))
    .sort(byId),
});

const aShownSchool = ({ districtId, schoolId }: SchoolRef): Snapshot =>
  aSnapshot({
    district: { id: districtId, name: 'Sample District' },
    school: { id: schoolId, name: 'Sample School', lowGrade: 'Kindergarten', highGrade: '5' },
    terms: [{ id: termId('term-1'), name: 'Fall', endsOn: '2026-12-18' }],
    sections: [
      aSection({
        id: 'section-1',
        name: '3B',
        period: '1',
        termId: 'term-1',
        teachers: ['t-2', 't-1'],
        students: ['u-1', 'far'],
      }),
      aSection({ id: 'section-2', name: 'Ⅸ – Éire', teachers: [], students: [] }),
    ],
    users: [
      aTeacher({ id: 't-1', roles: ['staff', 'teacher'], rolesHere: ['staff', 'teacher'] }),
      aTeacher({ id: 't-2' }),
      aStaffMember({ id: 'f-1' }),
      aStudent({ id: 'u-1', firstName: '', lastName: 'Ñandú-国語' }),
      aStudent({ id: 'far', rolesHere: [] }),
    ],
  });

/** Every pair of RosterSource and SetupProbe must pass this; call it from the adapter's own test file. */
export const cleverSideContract = (
  name: string,
  school: SchoolRef,
  show: (snapshot: Snapshot) => Promise<CleverSide>,
): void => {
  const elsewhere: SchoolRef = { ...school, schoolId: 'another-school' as SchoolId };

  describe(`${name} is a RosterSource`, () => {
    it('gives the whole of a school, and the readable people whom its sections name', async () => {
      const { source } = await show(aShownSchool(school));
      const { snapshot, cost } = await right(source.read(school));
      expect(inOrder(snapshot)).toEqual(inOrder(aShownSchool(school)));
      expect(cost.requests).toBeGreaterThan(0);
    });

    it('says as it goes how much it has read', async () => {
      const { source } = await show(aShownSchool(school));
      const seen: number[] = [];
      await right(source.read(school, (records) => seen.push(records)));
      expect(seen.length).toBeGreaterThan(0);
      expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    });

    it('refuses a school that is not shared', async () => {
      const { source } = await show(aShownSchool(school));
      expect(await left(source.read(elsewhere))).toEqual({ _tag: 'SchoolNotShared', schoolId: elsewhere.schoolId });
    });
  });

  describe(`${name} is a SetupProbe`, () => {
    it('sees a school that is shared, and one that is not', async () => {
      const { probe } = await show(aShownSchool(school));
      expect(await right(probe.probe(school))).toMatchObject({
        connected: true,
        school: { name: 'Sample School' },
        shared: { sections: true, students: true, teachers: true, staff: true },
      });
      expect(await right(probe.probe(elsewhere))).toMatchObject({ connected: true, school: 'not-shared' });
    });

    it('finds people with their roles, and nobody else', async () => {
      const { probe } = await show(aShownSchool(school));
      expect(await right(probe.findPerson(school, userId('f-1')))).toEqual(
        O.some({ id: 'f-1', roles: ['staff'], staffAt: [school.schoolId] }),
      );
      expect(await right(probe.findPerson(school, userId('nobody')))).toEqual(O.none);
    });
  });
};
