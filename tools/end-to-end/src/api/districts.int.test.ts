import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aSchool, expectRefusal, type Provisioned } from '../testing/a-bloomz.ts';
import { type ApiWorld, anApi } from '../testing/api/an-api.ts';
import type { Browser } from '../testing/api/browser.ts';
import { askForImport, expectProblem, importSchool, peopleIn, startRun, untilSettled } from '../testing/api/imports.ts';
import { withKey } from '../testing/api/people.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await anApi();
});
afterAll(() => world.close());

type InDistrict = Provisioned & { readonly key: Browser; readonly path: string };
const aDistrict = async (): Promise<InDistrict> => {
  const provisioned = await aSchool(world);
  const key = await withKey(world, provisioned.district.id);
  return { ...provisioned, key, path: `/v1/districts/${provisioned.district.id}` };
};

const firstOf = async (key: Browser, path: string): Promise<string> => {
  const [item] = (await key.get(path)).json['items'] as ReadonlyArray<{ readonly id: string }>;
  return item?.id ?? '';
};

describe('a district', () => {
  it('says how fresh it is, in Clever and in Bloomz', async () => {
    const { key, path, school, district } = await aDistrict();
    district.setLastSync('2026-05-01T06:00:00.000Z');
    expect((await key.get(path)).json).toMatchObject({
      connection: 'connected',
      schools: 1,
      lastReadAt: null,
      clever: { connected: true, lastSync: '2026-05-01T06:00:00.000Z' },
    });
    await importSchool(key, school);
    expect((await key.get(path)).json['lastReadAt']).toEqual(expect.any(String));
  });

  it('is frozen while it is disconnected, for everybody and on every way, and loses nothing', async () => {
    const { key, path, school, cli } = await aDistrict();
    await importSchool(key, school);
    const before = await cli('export');
    const [aClass, aTeacher] = [
      await firstOf(key, `/v1/schools/${school}/classes?limit=1`),
      await firstOf(key, `/v1/schools/${school}/members?role=teacher&limit=1`),
    ];
    const gone = await key.post(`${path}/disconnection`);
    expect([gone.status, gone.json['connection'], gone.json['disconnectedAt']]).toEqual([
      200,
      'disconnected',
      expect.any(String),
    ]);
    expect((await key.post(`${path}/disconnection`)).json['disconnectedAt']).toBe(gone.json['disconnectedAt']);
    expectProblem(await askForImport(key, school), 409, 'district-frozen');
    expectProblem(await key.post(`/v1/schools/${school}/plans`, {}), 409, 'district-frozen');
    const edits = [
      [`/v1/classes/${aClass}`, { name: 'Another' }],
      [`/v1/members/${aTeacher}`, { role: 'school-admin' }],
    ] as const;
    for (const [address, body] of edits)
      expectProblem(await key.ask('PATCH', address, { body }), 409, 'district-frozen');
    for (const command of ['import', 'plan']) expectRefusal(await cli(command), 3, 'district-frozen');
    expect(await cli('resync')).toMatchObject({ code: 3, out: expect.stringContaining('district-frozen') as string });
    expect((await cli('export')).out).toBe(before.out);
    expect((await key.get(`/v1/schools/${school}/members?limit=1`)).status).toBe(200);

    const back = await key.post(`${path}/reconnection`);
    expect([back.status, back.json['connection'], back.json['disconnectedAt']]).toEqual([200, 'connected', null]);
    expect((await cli('export')).out).toBe(before.out);
    expect(await importSchool(key, school)).toMatchObject({ state: 'applied' });
    expect((await key.ask('PATCH', `/v1/classes/${aClass}`, { body: { name: 'Another' } })).status).toBe(200);
  });

  it('is not reconnected before Clever gives access again', async () => {
    const { key, path, district } = await aDistrict();
    await key.post(`${path}/disconnection`);
    district.disconnect();
    expectProblem(await key.post(`${path}/reconnection`), 409, 'district-not-connected');
    expect((await key.get(path)).json).toMatchObject({ connection: 'disconnected', clever: { connected: false } });
    district.reconnect();
    expect((await key.post(`${path}/reconnection`)).status).toBe(200);
  });

  it('keeps what was held from being approved while it is disconnected', async () => {
    const { key, path, school, district } = await aDistrict();
    await importSchool(key, school);
    district.unshareStudents(
      district
        .users('student')
        .slice(0, 12)
        .map(({ id }) => id),
    );
    const { id, planHash } = await importSchool(key, school);
    await key.post(`${path}/disconnection`);
    expectProblem(await key.post(`/v1/imports/${id}/approval`, { planHash }), 409, 'district-frozen');
    await key.post(`${path}/reconnection`);
    expect((await key.post(`/v1/imports/${id}/approval`, { planHash })).status).toBe(202);
  });

  it('takes nothing from an import that was being read when it was disconnected', async () => {
    const { key, path, school } = await aDistrict();
    world.clever.setLatency(2_000);
    world.clever.clearRequests();
    const { id } = await startRun(key, school);
    await vi.waitUntil(() => world.clever.requests().length > 0, { timeout: 10_000, interval: 5 });
    world.clever.setLatency(0);
    expect((await key.post(`${path}/disconnection`)).status).toBe(200);
    world.clever.setLatency(0);
    expect(await untilSettled(key, id)).toMatchObject({ state: 'failed', failure: 'DistrictFrozen' });
    expect(await peopleIn(key, school)).toBe(0);
  });
});
