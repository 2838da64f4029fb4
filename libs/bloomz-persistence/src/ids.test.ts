import { aClass, aSchoolRef, userId } from '@bloomz/onboarding-core/testing';
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
