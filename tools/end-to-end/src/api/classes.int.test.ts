import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSchool, type Provisioned } from '../testing/a-bloomz.ts';
import { type ApiWorld, anApi } from '../testing/api/an-api.ts';
import type { Browser, Got } from '../testing/api/browser.ts';
import { expectProblem, importSchool } from '../testing/api/imports.ts';
import { allPages, walk } from '../testing/api/pages.ts';
import { withKey } from '../testing/api/people.ts';

type ClassSeen = { readonly id: string; readonly name: string; readonly state: string; readonly members: number };

let world: ApiWorld;
let at: Provisioned;
let key: Browser;
beforeAll(async () => {
  world = await anApi();
  at = await aSchool(world, { schools: [{ level: 'middle', students: 150, sections: 60 }] });
  key = await withKey(world, at.district.id);
  await importSchool(key, at.school, { duplicateNames: 'suggested' });
});
afterAll(() => world.close());

const list = (query = ''): Promise<ReadonlyArray<ClassSeen>> =>
  allPages<ClassSeen>(key, `/v1/schools/${at.school}/classes?${query}`);
const edit = (id: string, body: object, etag?: string): Promise<Got> =>
  key.ask('PATCH', `/v1/classes/${id}`, { body, headers: etag === undefined ? {} : { 'if-match': etag } });
const etagOf = ({ headers }: Got): string => headers.get('etag') ?? '';

const inOrder = (classes: ReadonlyArray<ClassSeen>): ReadonlyArray<ClassSeen> =>
  [...classes].sort((a, b) => {
    const [one, other] = [a.name.toLowerCase(), b.name.toLowerCase()];
    return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1;
  });

describe('the classes of a school', () => {
  it('are all there once, by name, in pages of any size', async () => {
    const classes = await list();
    expect(classes).toHaveLength(60);
    expect(classes).toEqual(inOrder(classes));
    for (const limit of [1, 7, 200])
      expect((await walk(key, `/v1/schools/${at.school}/classes`, limit)).items).toEqual(classes);
  });

  it('stay in order and are given once while some of them are renamed between two pages', async () => {
    const before = await list();
    const first = (await key.get(`/v1/schools/${at.school}/classes?limit=30`)).json;
    await edit(before[0]?.id ?? '', { name: `${before[0]?.name} A` });
    await edit(before.at(-1)?.id ?? '', { name: `${before.at(-1)?.name} Z` });
    const rest = await list(`cursor=${String(first['next'])}`);
    const ids = [...(first['items'] as ReadonlyArray<ClassSeen>), ...rest].map(({ id }) => id);
    expect(ids).toEqual(before.map(({ id }) => id));
  });

  it('are found by every word of their name, in upper or lower case', async () => {
    const [{ name } = { name: '' }] = await list();
    const found = await list(`search=${encodeURIComponent(name.toUpperCase().split(' ').toReversed().join(' '))}`);
    expect(found.map((one) => one.name)).toContain(name);
    expect(await list('search=%25')).toEqual([]);
    expectProblem(await key.get(`/v1/schools/${at.school}/classes?cursor=made-up`), 400, 'malformed-request');
    expectProblem(await key.get(`/v1/schools/${at.school}/classes?limit=201`), 400, 'malformed-request');
  });

  it('have their members, page by page', async () => {
    const [some] = await list();
    const { items } = await walk<{ id: string }>(key, `/v1/classes/${some?.id}/members`, 5);
    expect(items).toHaveLength(some?.members ?? 0);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });
});

describe('an edit of a class', () => {
  it('is made to the version that was read, and to no other', async () => {
    const [{ id } = { id: '' }] = await list();
    const read = await key.get(`/v1/classes/${id}`);
    const edited = await edit(id, { name: 'First edit' }, etagOf(read));
    expect([edited.status, edited.json['name'], edited.json['nameSource']]).toEqual([200, 'First edit', 'local']);
    expectProblem(await edit(id, { name: 'Second edit' }, etagOf(read)), 412, 'edit-conflict');
    const again = await key.get(`/v1/classes/${id}`);
    expect([etagOf(again), again.json]).toEqual([etagOf(edited), edited.json]);
    expect((await edit(id, { name: 'Second edit' }, etagOf(again))).status).toBe(200);
    expect((await edit(id, { studentPortfolios: false })).json).toMatchObject({
      name: 'Second edit',
      studentPortfolios: false,
      behaviorManagement: true,
    });
  });

  it('wins once when many make it to the same version', async () => {
    const [, { id } = { id: '' }] = await list();
    const tag = etagOf(await key.get(`/v1/classes/${id}`));
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => edit(id, { name: `Race ${n}` }, tag)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
  });

  it('is refused when it leaves no name, and when it names nothing that can be changed', async () => {
    const [{ id } = { id: '' }] = await list();
    expectProblem(await edit(id, { name: ' \u00a0 ' }), 422, 'blank-name');
    expectProblem(await edit(id, { members: 3 }), 400, 'malformed-request');
    expectProblem(
      await edit(
        id.replace(/.$/, (c) => (c === '0' ? '1' : '0')),
        { name: 'x' },
      ),
      404,
      'not-found',
    );
  });

  it('survives the next import: a name, an option, an archived class and a restored one', async () => {
    const [renamed, archived, restored] = (await list()).slice(10);
    await edit(renamed?.id ?? '', { name: 'Our own name', parentCommunication: false });
    expect((await edit(archived?.id ?? '', { archived: true })).json).toMatchObject({
      state: 'archived',
      archivedBy: 'admin',
    });
    await edit(restored?.id ?? '', { archived: true });
    await edit(restored?.id ?? '', { archived: false });
    const { id } = at.district.users('student')[0] ?? { id: '' };
    at.district.updateUser(id, { name: { first: 'Another', last: 'Name' } });
    expect(await importSchool(key, at.school, { duplicateNames: 'suggested' })).toMatchObject({
      state: 'applied',
      counts: { students: { updated: 1 }, classes: { restored: 0, archived: 0, created: 0 } },
    });
    const now = async (one: ClassSeen | undefined): Promise<unknown> => (await key.get(`/v1/classes/${one?.id}`)).json;
    expect(await now(renamed)).toMatchObject({ name: 'Our own name', parentCommunication: false, state: 'active' });
    expect(await now(archived)).toMatchObject({ state: 'archived', archivedBy: 'admin' });
    expect(await now(restored)).toMatchObject({ state: 'active', archivedBy: null });
    expect((await list()).map(({ id: listed }) => listed)).not.toContain(archived?.id);
    expect((await list('state=archived')).map(({ id: listed }) => listed)).toEqual([archived?.id]);
  });
});
