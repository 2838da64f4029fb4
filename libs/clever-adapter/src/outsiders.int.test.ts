import { describe, expect, it } from 'vitest';
import { aReading } from './testing/a-reading.ts';
import { rightOf } from './testing/scripted-clever.ts';
import { aDistrict, anId, aRawSection, aRawStudent, aRawTeacher, OTHER_SCHOOL } from './testing/tiny-district.ts';

const BASE = 8;
const elsewhere = (n: number) => Array.from({ length: n }, (_, i) => aRawStudent(100 + i, {}, OTHER_SCHOOL));
const idsOf = (raws: ReadonlyArray<{ id?: unknown }>) => raws.map(({ id }) => id);

describe('people of other schools in our sections', () => {
  it('DM-13: a few are looked up one by one', async () => {
    const visitors = elsewhere(2);
    const sections = [aRawSection(1, { students: idsOf(visitors) }), aRawSection(2, { students: [anId('a', 100)] })];
    const { snapshot, cost } = rightOf(await (await aReading(aDistrict({ sections, elsewhere: visitors }))).read());
    expect(snapshot.users.find(({ id }) => id === anId('a', 100))).toMatchObject({
      lastName: 'Family100',
      roles: ['student'],
      rolesHere: [],
    });
    expect(snapshot.users.some(({ id }) => id === anId('a', 101))).toBe(true);
    expect(cost.requests).toBe(BASE + 1);
  });

  it('HC-12, DM-13: whom Clever does not show is left out and the read goes on', async () => {
    const sections = [aRawSection(1, { students: [anId('a', 1), anId('a', 500)] })];
    const { read, clever } = await aReading(aDistrict({ sections }));
    const { snapshot } = rightOf(await read());
    expect(snapshot.users.some(({ id }) => id === anId('a', 500))).toBe(false);
    expect(snapshot.quarantined).toEqual([]);
    expect(clever.asked).toHaveLength(BASE + 1);
  });

  it('many in one section are read with that section', async () => {
    const visitors = elsewhere(20);
    const sections = [aRawSection(1, { students: [anId('a', 1), ...idsOf(visitors)] })];
    const { snapshot, cost } = rightOf(await (await aReading(aDistrict({ sections, elsewhere: visitors }))).read());
    expect(snapshot.users).toHaveLength(3 + 20);
    expect(cost.requests).toBe(BASE + 1);
  });

  it("many in many sections are found in the district's list", async () => {
    const visitors = elsewhere(20);
    const sections = visitors.map(({ id }, i) => aRawSection(i + 1, { students: [id] }));
    const { snapshot, cost } = rightOf(await (await aReading(aDistrict({ sections, elsewhere: visitors }))).read());
    expect(snapshot.users).toHaveLength(3 + 20);
    expect(cost.requests).toBe(BASE + 1);
  });

  it.each([
    ['Clever counts', undefined],
    ['Clever ignores count=true', 'ignored'],
  ])('in a large district the shorter way is taken: %s', async (_, counting) => {
    const sections = Array.from({ length: 5 }, (__, i) => aRawSection(i + 1, { students: [anId('e', i)] }));
    const crowd = elsewhere(300);
    const { read, clever } = await aReading(
      aDistrict({
        sections,
        elsewhere: [...crowd, ...Array.from({ length: 5 }, (__, i) => aRawStudent(1, { id: anId('e', i) }))],
      }),
      ({ query }) =>
        counting === 'ignored' && query.get('count') === 'true'
          ? { body: { data: [{ data: aRawStudent(1) }], links: [] } }
          : undefined,
      { pageSize: 10 },
    );
    const { snapshot, cost } = rightOf(await read());
    expect(snapshot.users).toHaveLength(3 + 5);
    expect(clever.asked.filter(({ query }) => query.get('count') === 'true')).toHaveLength(1);
    expect(cost.requests).toBe(BASE + 1 + 1 + 5);
  });

  it('an unusable one is put aside', async () => {
    const visitor = aRawTeacher(50, { name: null }, OTHER_SCHOOL);
    const sections = [aRawSection(1, { teachers: [anId('b', 1), anId('b', 50)] })];
    const { snapshot } = rightOf(await (await aReading(aDistrict({ sections, elsewhere: [visitor] }))).read());
    expect(snapshot.quarantined).toEqual([
      { kind: 'user', cleverId: anId('b', 50), field: 'name.last', reason: 'missing' },
    ]);
  });

  it('nobody is looked up who was put aside already', async () => {
    const sections = [aRawSection(1, { students: [anId('a', 2)] })];
    const district = aDistrict({ sections, students: [aRawStudent(1), aRawStudent(2, { name: null })] });
    expect(rightOf(await (await aReading(district)).read()).cost.requests).toBe(BASE);
  });

  it.each([
    ['students', aRawStudent],
    ['teachers', aRawTeacher],
  ] as const)('come in from other schools although the school itself has no %s', async (list, aRaw) => {
    const far = aRaw(1, {}, OTHER_SCHOOL);
    const { read } = await aReading(aDistrict({ [list]: [], elsewhere: [far] }));
    const { snapshot } = rightOf(await read());
    expect([snapshot.listed[list], snapshot.users.some(({ id }) => id === far['id'])]).toEqual([0, true]);
  });

  it.each([
    ['students', aRawStudent],
    ['teachers', aRawTeacher],
  ] as const)('SH-11: do not make up for an empty list of %s that should have held them', async (list, aRaw) => {
    const own = aRaw(1);
    const { read } = await aReading(aDistrict({ [list]: [], elsewhere: [own] }));
    const { snapshot } = rightOf(await read());
    expect([snapshot.listed[list], snapshot.users.some(({ id }) => id === own['id'])]).toEqual([0, false]);
  });
});
