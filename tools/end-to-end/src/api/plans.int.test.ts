import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSchool } from '../testing/a-bloomz.ts';
import { type ApiWorld, anApi } from '../testing/api/an-api.ts';
import type { Browser, Got } from '../testing/api/browser.ts';
import { expectProblem, importSchool, peopleIn } from '../testing/api/imports.ts';
import { allPages, walk } from '../testing/api/pages.ts';
import { withKey } from '../testing/api/people.ts';

type Change = {
  readonly record: string;
  readonly kind: string;
  readonly cleverId: string;
  readonly name: string;
  readonly worries: boolean;
};

let world: ApiWorld;
let school: string;
let key: Browser;
let district: Awaited<ReturnType<typeof aSchool>>['district'];
beforeAll(async () => {
  world = await anApi();
  ({ school, district } = await aSchool(world, { schools: [{ level: 'middle', students: 160 }] }));
  const [first, second] = district.sections(school);
  district.renameSection(second?.id ?? '', first?.name ?? '');
  key = await withKey(world, district.id);
});
afterAll(() => world.close());

const preview = async (body: object = {}): Promise<Got> => {
  const got = await key.post(`/v1/schools/${school}/plans`, body);
  expect([got.status, got.headers.get('location')]).toEqual([201, `/v1/plans/${String(got.json['id'])}`]);
  return got;
};
const changesOf = (plan: Got, query = ''): Promise<ReadonlyArray<Change>> =>
  allPages<Change>(key, `/v1/plans/${String(plan.json['id'])}/changes?${query}`);

describe('a preview', () => {
  it('is kept as it was made, and changes nothing', async () => {
    const plan = await preview();
    expect(plan.json).toMatchObject({ schoolId: school, counts: { students: { created: 160 } }, held: [] });
    expect((await key.get(`/v1/plans/${String(plan.json['id'])}`)).json).toEqual(plan.json);
    expect(await peopleIn(key, school)).toBe(0);
  });

  it('shows each change once, in pages of any size', async () => {
    const plan = await preview();
    const whole = await changesOf(plan);
    const small = await walk<Change>(key, `/v1/plans/${String(plan.json['id'])}/changes`, 7);
    expect(small.items).toEqual(whole);
    expect(small.pages).toBe(Math.ceil(whole.length / 7));
    const created = whole.filter(({ record, kind }) => record === 'student' && kind === 'created');
    expect(new Set(created.map(({ cleverId }) => cleverId)).size).toBe(160);
  });

  it('is filtered by kinds, by what worries, and by name', async () => {
    const plan = await preview();
    const whole = await changesOf(plan);
    const skipped = whole.filter(({ kind }) => kind === 'skipped');
    expect(skipped.length).toBeGreaterThan(0);
    expect(await changesOf(plan, '&kind=skipped')).toEqual(skipped);
    expect(await changesOf(plan, '&kind=skipped&kind=queued')).toEqual(
      whole.filter(({ kind }) => ['skipped', 'queued'].includes(kind)),
    );
    expect(await changesOf(plan, '&worries=true')).toEqual(whole.filter(({ worries }) => worries));
    const { name = '' } = whole.find(({ record }) => record === 'teacher') ?? {};
    const found = await changesOf(plan, `&search=${encodeURIComponent(name.toUpperCase())}`);
    expect(found).toEqual(whole.filter((change) => change.name.toLowerCase().includes(name.toLowerCase())));
    expect(found.length).toBeGreaterThan(0);
    expect(await changesOf(plan, '&search=nobody+at+all')).toEqual([]);
    expectProblem(await key.get(`/v1/plans/${String(plan.json['id'])}/changes?kind=odd`), 400, 'malformed-request');
  });

  it('ends neither another preview nor a held run, and is none for strangers', async () => {
    const [first, second] = [await preview(), await preview({ duplicateNames: 'suggested' })];
    expect((await key.get(`/v1/plans/${String(first.json['id'])}`)).status).toBe(200);
    expect(first.json['planHash']).not.toBe(second.json['planHash']);
    const stranger = await withKey(world, (await aSchool(world)).district.id);
    expectProblem(await stranger.get(`/v1/plans/${String(first.json['id'])}`), 404, 'not-found');
  });

  it.each(['first-only', 'suggested'])('says what the import that follows does: %s', async (duplicateNames) => {
    const { planHash, counts, skipped, warnings } = (await preview({ duplicateNames })).json;
    const run = await importSchool(key, school, { duplicateNames });
    expect(run).toMatchObject({ state: 'applied', planHash, counts, skipped, warnings });
  });

  it('shows what would be held, and leaves the run that holds it open', async () => {
    district.unshareStudents(
      district
        .users('student')
        .slice(0, 48)
        .map(({ id }) => id),
    );
    const run = await importSchool(key, school, { duplicateNames: 'suggested' });
    expect(run.state).toBe('held');
    const plan = await preview({ duplicateNames: 'suggested' });
    expect(plan.json['held']).toMatchObject([{ type: 'students', removals: 48 }]);
    expect((await key.get(`/v1/imports/${run.id}`)).json['state']).toBe('held');
  });
});
