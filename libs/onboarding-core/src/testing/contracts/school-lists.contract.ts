import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import type { RosterChanges } from '../../entities/roster-changes.ts';
import type { Member } from '../../entities/roster.ts';
import type { SchoolRef } from '../../entities/run.ts';
import type { ClassQuery, MemberQuery } from '../../ports/school-lists.ts';
import { aClass, aMember, aMembership, anApplication, aSchoolRef, changed, created } from '../builders.ts';
import { aProvisionedSchool, type Bloomz, left, type MakeBloomz, right } from './bloomz.ts';
import { everyPage, NO_CURSORS } from './pages.ts';

type AtSchool = Bloomz & { readonly school: SchoolRef };

const apply = async ({ store, school }: AtSchool, changes: Partial<RosterChanges>): Promise<void> => {
  const { version } = await right(store.load(school));
  await right(store.apply(school, anApplication({ version, changes })));
};

const named = (userId: string, firstName: string, lastName: string, like: Partial<Member> = {}): Member =>
  aMember({ ...like, userId, firstName, lastName });

const PEOPLE: ReadonlyArray<Member> = [
  named('u1', 'Alpha', 'Adder', { role: 'teacher', state: 'joined', email: 'u1@example.org' }),
  named('u2', 'Beta', 'adder'),
  named('u3', 'Beta', 'Adder', { state: 'invited' }),
  named('u4', 'María José', 'Ñandú'),
  named('u5', 'Delta', 'O_Test 100%', { role: 'staff' }),
  named('u6', 'Gone', 'Adder', { role: 'teacher', state: 'joined', archived: true }),
];
const idsOf = (items: ReadonlyArray<{ readonly userId: string }>) => items.map(({ userId }) => userId);

/** Every SchoolLists must pass this; call it from the adapter's own test file. */
export const schoolListsContract = (name: string, makeBloomz: MakeBloomz): void => {
  const setUp = async (changes: Partial<RosterChanges> = {}): Promise<AtSchool> => {
    const bloomz = await makeBloomz();
    const at = { ...bloomz, school: await aProvisionedSchool(bloomz) };
    await apply(at, changes);
    return at;
  };
  const withPeople = () => setUp({ members: PEOPLE.map(created) });

  describe(`${name} lists members`, () => {
    const list = ({ lists, school }: AtSchool, query: Partial<MemberQuery> = {}) =>
      everyPage((cursor) => lists.members(school, { limit: 2, cursor, ...query }));

    it('gives each with everything known of them, and finds them by their id', async () => {
      const bloomz = await withPeople();
      const [first] = await list(bloomz);
      const { schoolId } = bloomz.school;
      expect(first).toEqual({ ...PEOPLE[0], id: `${schoolId}.u1`, appointment: null });
      expect(await right(bloomz.lists.findMember(`${schoolId}.u1`))).toEqual(
        O.some({ school: bloomz.school, listed: first }),
      );
      const archived = { ...PEOPLE[5], id: `${schoolId}.u6`, appointment: null };
      expect(await right(bloomz.lists.findMember(`${schoolId}.u6`))).toMatchObject({ value: { listed: archived } });
      for (const nobody of [`${schoolId}.u9`, 'u1', '', "'", `${schoolId}.u1.u1`, `${aSchoolRef().schoolId}.u1`])
        expect(await right(bloomz.lists.findMember(nobody))).toEqual(O.none);
    });

    it('goes by last name, first name and id; archived members come when they are asked for', async () => {
      const bloomz = await withPeople();
      const ids = idsOf(await list(bloomz));
      expect(ids.slice(0, 3)).toEqual(['u1', 'u2', 'u3']);
      expect([...ids].sort()).toEqual(['u1', 'u2', 'u3', 'u4', 'u5']);
      expect(idsOf(await list(bloomz, { state: 'archived' }))).toEqual(['u6']);
    });

    it.each<[Partial<MemberQuery>, ReadonlyArray<string>]>([
      [{ role: 'teacher' }, ['u1']],
      [{ role: 'parent' }, []],
      [{ state: 'joined' }, ['u1']],
      [{ state: 'invited' }, ['u3']],
      [{ state: 'listed', role: 'student' }, ['u2', 'u4']],
      [{ search: 'adder' }, ['u1', 'u2', 'u3']],
      [{ search: '  BETA   add ' }, ['u2', 'u3']],
      [{ search: 'adder beta', state: 'invited' }, ['u3']],
      [{ search: 'ñandú josé' }, ['u4']],
      [{ search: '100%' }, ['u5']],
      [{ search: '%' }, ['u5']],
      [{ search: '_' }, ['u5']],
      [{ search: '\\' }, []],
      [{ search: "'" }, []],
      [{ search: '' }, ['u1', 'u2', 'u3', 'u4', 'u5']],
      [{ search: 'gone', state: 'archived' }, ['u6']],
    ])('filters by %j', async (query, ids) => {
      const found = idsOf(await list(await withPeople(), query));
      expect([...found].sort()).toEqual(ids);
    });

    it.each([1, 3, 40, 41, 500])('gives everybody once, %i at a time, also people of one name', async (limit) => {
      const many = [...Array(41).keys()].map((i) => named(`m${i}`, 'Same', i % 3 === 0 ? 'Name' : `name ${i % 4}`));
      const bloomz = await setUp({ members: many.map(created) });
      const whole = await list(bloomz, { limit: 500 });
      expect(await list(bloomz, { limit })).toEqual(whole);
      expect([...idsOf(whole)].sort()).toEqual([...idsOf(many)].sort());
    });

    it('misses nobody and repeats nobody when others come and go between two pages', async () => {
      const many = [...Array(9).keys()].map((i) => named(`m${i}`, 'Same', `Name ${i}`));
      const bloomz = await setUp({ members: many.map(created) });
      let n = 0;
      const ids = await everyPage(
        (cursor) => bloomz.lists.members(bloomz.school, { limit: 2, cursor }),
        () => apply(bloomz, { members: [created(named(`a${(n += 1)}`, 'Late', 'Aaa'))] }),
      );
      expect(idsOf(ids)).toEqual(idsOf(many));
    });

    it('keeps schools apart', async () => {
      const bloomz = await withPeople();
      const other = await aProvisionedSchool(bloomz, bloomz.school.districtId);
      expect(await list({ ...bloomz, school: other })).toEqual([]);
      expect(
        await list({
          ...bloomz,
          school: { ...other, schoolId: bloomz.school.schoolId, districtId: aSchoolRef().districtId },
        }),
      ).toEqual([]);
    });

    it.each(NO_CURSORS)('refuses a cursor that it never gave: %s', async (cursor) => {
      const { lists, school } = await withPeople();
      expect(await left(lists.members(school, { limit: 2, cursor }))).toEqual({ _tag: 'MalformedCursor' });
    });
  });

  describe(`${name} lists classes`, () => {
    const list = ({ lists, school }: AtSchool, query: Partial<ClassQuery> = {}) =>
      everyPage((cursor) => lists.classes(school, { limit: 2, cursor, ...query }));
    const art = aClass({ sectionId: 'art', name: 'Art', parentCommunication: false });
    const club = aClass({ sectionId: null, name: 'chess club', nameSource: 'local', cleverName: null });
    const math = aClass({ sectionId: 'math', name: 'Math 100%' });
    const old = aClass({ sectionId: 'old', name: 'Old art', state: 'archived', archivedBy: 'import' });
    const withClasses = () =>
      setUp({
        classes: [art, club, math, old].map(created),
        members: PEOPLE.map(created),
        memberships: [
          created(aMembership('art', 'u1', { role: 'primary-teacher' })),
          created(aMembership('art', 'u2')),
          created(aMembership('art', 'u6')),
        ],
      });

    it('gives active ones by name, with their size; archived ones when they are asked for', async () => {
      const bloomz = await withClasses();
      const active = await list(bloomz);
      expect(active).toEqual([
        { ...art, id: expect.any(String), members: 2 },
        { ...club, id: expect.any(String), members: 0 },
        { ...math, id: expect.any(String), members: 0 },
      ]);
      expect(await list(bloomz, { state: 'archived' })).toMatchObject([old]);
      expect(await list(bloomz, { search: 'ART' })).toMatchObject([art]);
      expect(await list(bloomz, { search: 'art', state: 'archived' })).toMatchObject([old]);
      expect(await list(bloomz, { search: '%' })).toMatchObject([math]);
    });

    it('finds each by its id, and nothing by another', async () => {
      const bloomz = await withClasses();
      const all = [...(await list(bloomz)), ...(await list(bloomz, { state: 'archived' }))];
      expect(new Set(all.map(({ id }) => id)).size).toBe(4);
      for (const listed of all)
        expect(await right(bloomz.lists.findClass(listed.id))).toEqual(O.some({ school: bloomz.school, listed }));
      for (const nothing of ['', 'art', "'", '00000000-0000-4000-8000-000000000000'])
        expect(await right(bloomz.lists.findClass(nothing))).toEqual(O.none);
    });

    it('knows a class made by hand by the same id under another name, archived and restored', async () => {
      const bloomz = await withClasses();
      const [, before] = await list(bloomz);
      const renamed = changed('updated', club, { name: 'Go club' });
      await apply(bloomz, { classes: [renamed] });
      const away = changed('archived', renamed.after, { state: 'archived', archivedBy: 'admin' });
      await apply(bloomz, { classes: [away] });
      await apply(bloomz, { classes: [created(club)] });
      const found = await right(bloomz.lists.findClass(before?.id ?? ''));
      expect(found).toMatchObject({ value: { listed: { ...away.after, id: before?.id } } });
      const { roster } = await right(bloomz.store.load(bloomz.school));
      expect(roster.classes).toHaveLength(5);
      expect(roster.classes).toEqual(expect.arrayContaining([away.after, club]));
    });

    it('lists who is in a class and not archived, by name', async () => {
      const bloomz = await withClasses();
      const id = (await list(bloomz))[0]?.id ?? '';
      const everybody = await everyPage((cursor) => bloomz.lists.classMembers(id, { limit: 1, cursor }));
      const of = (userId: string) => ({ id: `${bloomz.school.schoolId}.${userId}`, userId });
      expect(everybody).toEqual([
        { ...of('u1'), firstName: 'Alpha', lastName: 'Adder', state: 'joined', role: 'primary-teacher' },
        { ...of('u2'), firstName: 'Beta', lastName: 'adder', state: 'listed', role: 'student' },
      ]);
      const nobody = { items: [], next: null };
      for (const nothing of ['nonsense', '00000000-0000-4000-8000-000000000000'])
        expect(await right(bloomz.lists.classMembers(nothing, { limit: 5 }))).toEqual(nobody);
    });

    it.each(NO_CURSORS)('refuses a cursor that it never gave: %s', async (cursor) => {
      const bloomz = await withClasses();
      const id = (await list(bloomz))[0]?.id ?? '';
      const query = { limit: 2, cursor };
      expect(await left(bloomz.lists.classes(bloomz.school, query))).toEqual({ _tag: 'MalformedCursor' });
      expect(await left(bloomz.lists.classMembers(id, query))).toEqual({ _tag: 'MalformedCursor' });
    });
  });
};
