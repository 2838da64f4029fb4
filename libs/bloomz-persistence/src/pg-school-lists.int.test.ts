import { aMember, anApplication, changed, created, right } from '@bloomz/onboarding-core/testing';
import type { SchoolRef } from '@bloomz/onboarding-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { districtScope, inScope, placesScope } from './database/scope.ts';
import { aSchoolOn } from './testing/a-school.ts';
import { makeTestDatabase, type TestDatabase } from './testing/make-test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

const ada = aMember({ userId: 'ada', firstName: 'Sample', lastName: 'Before' });

const twoSchools = async () => {
  const bloomz = await aSchoolOn(database);
  const other = { ...bloomz.school, schoolId: `${bloomz.school.schoolId}-b` as SchoolRef['schoolId'] };
  await right(bloomz.schools.provision(other, { email: 'admin@example.org', userId: null }));
  for (const ref of [bloomz.school, other])
    await right(bloomz.store.apply(ref, anApplication({ changes: { members: [created(ada)] } })));
  const found = async (ref: SchoolRef, search: string) =>
    (await right(bloomz.lists.members(ref, { limit: 5, search }))).items.map(({ lastName }) => lastName);
  return { ...bloomz, other, found };
};

it('finds people under their new name in every school, whichever has renamed them', async () => {
  const { school, other, store, found } = await twoSchools();
  const renamed = changed('updated', ada, { lastName: 'Àfter' });
  const write = store.apply(school, anApplication({ version: 1, changes: { members: [renamed] } }));
  await right(inScope(districtScope(school.districtId), write));
  for (const ref of [school, other]) {
    expect(await found(ref, 'àfter')).toEqual(['Àfter']);
    expect(await found(ref, 'before')).toEqual([]);
  }
});

it('keeps the name that another school has written when only the place in this one changes', async () => {
  const { school, other, store, found } = await twoSchools();
  const renamed = changed('updated', ada, { lastName: 'After' });
  await right(store.apply(school, anApplication({ version: 1, changes: { members: [renamed] } })));
  const joined = changed('updated', ada, { state: 'joined' });
  await right(store.apply(other, anApplication({ version: 1, changes: { members: [joined] } })));
  expect([await found(other, 'after'), await found(other, 'before')]).toEqual([['After'], []]);
});

it('shows and finds only what is in scope', async () => {
  const { school, other, lists } = await twoSchools();
  const listed = async (ref: SchoolRef, search?: string) =>
    (await right(inScope(placesScope([school]), lists.members(ref, { limit: 5, search })))).items.length;
  expect([
    await listed(school),
    await listed(school, 'before'),
    await listed(other),
    await listed(other, 'before'),
  ]).toEqual([1, 1, 0, 0]);
});

it('never deadlocks schools that rename different people of those they share', async () => {
  const bloomz = await aSchoolOn(database);
  const other = { ...bloomz.school, schoolId: `${bloomz.school.schoolId}-c` as SchoolRef['schoolId'] };
  await right(bloomz.schools.provision(other, { email: 'admin@example.org', userId: null }));
  const people = Array.from({ length: 300 }, (_, i) => aMember({ userId: `p${i}` }));
  const rename = async (ref: SchoolRef, takes: (i: number) => boolean): Promise<void> => {
    await right(bloomz.store.apply(ref, anApplication({ changes: { members: people.map(created) } })));
    for (let version = 1; version < 5; version += 1) {
      const renamed = people.map((member, i) =>
        takes(i)
          ? changed('updated', member, { lastName: `${ref.schoolId} ${version}` })
          : changed('updated', member, { state: version % 2 === 0 ? 'invited' : 'joined' }),
      );
      await right(bloomz.store.apply(ref, anApplication({ version, changes: { members: renamed } })));
    }
  };
  await Promise.all([rename(bloomz.school, (i) => i % 2 === 0), rename(other, (i) => i % 2 === 1)]);
  for (const ref of [bloomz.school, other])
    expect((await right(bloomz.lists.members(ref, { limit: 500, search: ' 4' }))).items).toHaveLength(300);
});
