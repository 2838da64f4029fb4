import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSchool, type Provisioned } from '../testing/a-bloomz.ts';
import { type ApiWorld, anApi } from '../testing/api/an-api.ts';
import type { Browser } from '../testing/api/browser.ts';
import {
  askForImport,
  expectProblem,
  importSchool,
  peopleIn,
  readRun,
  startRun,
  untilSettled,
  untilState,
} from '../testing/api/imports.ts';
import { withKey } from '../testing/api/people.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await anApi({ worker: false });
});
afterAll(() => world.close());

const aSchoolWithKey = async (): Promise<Provisioned & { readonly key: Browser }> => {
  const provisioned = await aSchool(world);
  return { ...provisioned, key: await withKey(world, provisioned.district.id) };
};

const addressOf = (id: string): string => `/v1/imports/${id}`;

describe('a run that waits for a worker', () => {
  it('has an address where it is queued', async () => {
    const { key, school } = await aSchoolWithKey();
    const got = await askForImport(key, school);
    expect([got.status, got.headers.get('location')]).toEqual([202, addressOf(String(got.json['id']))]);
    expect(got.json).toMatchObject({ state: 'queued', schoolId: school, planHash: null, counts: null, progress: null });
    const listed = await key.get(`/v1/schools/${school}/imports`);
    expect(listed.json).toMatchObject({ items: [{ id: got.json['id'], state: 'queued' }], next: null });
  });

  it('is not started without a key, and names what is missing', async () => {
    const { key, school } = await aSchoolWithKey();
    expectProblem(await key.post(`/v1/schools/${school}/imports`, {}), 400, 'idempotency-key-missing');
    const { json } = await key.get(`/v1/schools/${school}/imports`);
    expect(json['items']).toEqual([]);
  });

  it('is the same run for the same key and request, and no other request has that key', async () => {
    const { key, school } = await aSchoolWithKey();
    const once = { key: randomUUID(), body: { duplicateNames: 'suggested' } };
    const { id } = await startRun(key, school, once);
    const again = await askForImport(key, school, once);
    expect([again.status, again.json['id'], again.headers.get('location')]).toEqual([202, id, addressOf(id)]);
    const other = await askForImport(key, school, { ...once, body: { duplicateNames: 'first-only' } });
    expectProblem(other, 422, 'idempotency-key-reused');
    const stranger = await withKey(world, (await aSchool(world)).district.id);
    expectProblem(await askForImport(stranger, school, once), 404, 'not-found');
  });

  it('keeps every other run of the school away, and says where it is', async () => {
    const { key, school } = await aSchoolWithKey();
    const { id } = await startRun(key, school);
    const second = await askForImport(key, school);
    expectProblem(second, 409, 'run-underway');
    expect([second.headers.get('location'), second.json['runId']]).toEqual([addressOf(id), id]);
  });

  it('is cancelled at once, makes room for the next, and is never carried out', async () => {
    const { key, school } = await aSchoolWithKey();
    const { id } = await startRun(key, school);
    const cancelled = await key.post(`${addressOf(id)}/cancellation`);
    expect([cancelled.status, cancelled.json['state']]).toEqual([200, 'cancelled']);
    expectProblem(await key.post(`${addressOf(id)}/cancellation`), 409, 'run-not-cancellable');
    const next = await startRun(key, school);
    await key.post(`${addressOf(next.id)}/cancellation`);
    const worker = await world.anotherWorker();
    await sleep(500);
    await worker.stop();
    expect([(await readRun(key, id)).state, await peopleIn(key, school)]).toEqual(['cancelled', 0]);
  });
});

describe('a run in the hands of a worker', () => {
  beforeAll(async () => {
    await world.anotherWorker();
  });

  it('ends applied, for whoever polls, and the same key still names it', async () => {
    const { key, school } = await aSchoolWithKey();
    const once = { key: randomUUID() };
    const { id } = await startRun(key, school, once);
    const run = await untilSettled(key, id);
    expect(run).toMatchObject({
      state: 'applied',
      failure: null,
      counts: { students: { created: 40 } },
      clever: { requests: expect.any(Number) as number },
      ms: { read: expect.any(Number) as number, plan: expect.any(Number) as number },
      finishedAt: expect.any(String) as string,
    });
    expect(run.planHash).toMatch(/^[0-9a-f]{64}$/);
    expect((await askForImport(key, school, once)).json).toMatchObject({ id, state: 'applied' });
    const cancelling = await key.post(`${addressOf(id)}/cancellation`);
    expectProblem(cancelling, 409, 'run-not-cancellable');
    expect(cancelling.json['state']).toBe('applied');
  });

  it('is recorded also when nothing has changed, for somebody watches it', async () => {
    const { key, school } = await aSchoolWithKey();
    await importSchool(key, school);
    const second = await importSchool(key, school);
    expect(second).toMatchObject({ state: 'applied', counts: { students: { created: 0, unchanged: 40 } } });
  });

  it('is cancelled while it reads, leaves nothing applied, and its worker is free for the next', async () => {
    const { key, school } = await aSchoolWithKey();
    world.clever.setLatency(400);
    const { id } = await startRun(key, school);
    await untilState(key, id, 'reading');
    const cancelled = await key.post(`${addressOf(id)}/cancellation`);
    expect([cancelled.status, cancelled.json['state']]).toEqual([200, 'cancelled']);
    world.clever.setLatency(0);
    await sleep(1_500);
    expect([(await readRun(key, id)).state, await peopleIn(key, school)]).toEqual(['cancelled', 0]);
    expect(await importSchool(key, school)).toMatchObject({ state: 'applied', counts: { students: { created: 40 } } });
  });

  it('is planned anew when somebody changes the school between its plan and its apply', async () => {
    const { key, school } = await aSchoolWithKey();
    const editing = await world.database.connect();
    await editing.query('begin');
    await editing.query('update schools set version = version + 1 where clever_id = $1', [school]);
    const { id } = await startRun(key, school);
    await untilState(key, id, 'applying');
    await editing.query('commit');
    await editing.end();
    expect(await untilSettled(key, id)).toMatchObject({ state: 'applied', failure: null });
  });

  it('fails by name when the district is gone from Clever', async () => {
    const { key, school, district } = await aSchoolWithKey();
    district.disconnect();
    expect(await importSchool(key, school)).toMatchObject({ state: 'failed', failure: 'DistrictNotConnected' });
  });

  it('fails when Clever is away, says why and names nobody', async () => {
    const { key, school, district } = await aSchoolWithKey();
    const { email } = district.users('teacher')[0] ?? {};
    await importSchool(key, school);
    await world.clever.close();
    const { id } = await startRun(key, school);
    expect(await untilSettled(key, id)).toMatchObject({ state: 'failed', failure: 'CleverUnavailable' });
    expect((await key.get(addressOf(id))).text).not.toContain(email);
    expect(world.logged()).not.toContain(email);
  });
});
