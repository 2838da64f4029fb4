import { aClass, aSchoolRef, userId } from '@bloomz/onboarding-core/testing';
import { v5 } from 'uuid';
import { expect, it } from 'vitest';
import { classUuid, districtUuid, invitationUuid, personUuid, schoolUuid } from './ids.ts';

const school = aSchoolRef();

it('gives equal ids for equal Clever ids, and different ones for anything else', () => {
  const ids = (): string[] => [
    districtUuid(school.districtId),
    schoolUuid(school),
    personUuid(school.districtId, userId('one')),
    personUuid(school.districtId, userId('two')),
    classUuid(school, aClass({ sectionId: 'one' })),
    classUuid({ ...school, schoolId: 'another' as typeof school.schoolId }, aClass({ sectionId: 'one' })),
    classUuid(school, aClass({ sectionId: null, name: 'one' })),
    invitationUuid(school, userId('one'), 'teacher'),
    invitationUuid(school, userId('one'), 'parent'),
  ];
  expect(ids()).toEqual(ids());
  expect(new Set(ids()).size).toBe(ids().length);
});

it('knows a class by its section, whatever its name', () => {
  const names = ['Art', 'Painting'].map((name) => classUuid(school, aClass({ sectionId: 'art', name })));
  expect(names[0]).toBe(names[1]);
});

it('derives them as RFC 9562 says', () => {
  const namespace = '6a1a2f0e-6f3c-5d0b-9a55-1f3c8e7d2b40';
  for (const id of ['', 'é', '学校', 'x'.repeat(99)])
    expect(personUuid(school.districtId, userId(id))).toBe(v5(`${school.districtId}/person/${id}`, namespace));
});
