import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSchool, type Provisioned } from '../testing/a-bloomz.ts';
import { type ApiWorld, anApi } from '../testing/api/an-api.ts';
import type { Browser, Got } from '../testing/api/browser.ts';
import { expectProblem, importSchool, peopleIn, readRun, type RunSeen, untilDecided } from '../testing/api/imports.ts';
import { withKey } from '../testing/api/people.ts';

const [STUDENTS, UNSHARED] = [40, 12];

let world: ApiWorld;
beforeAll(async () => {
  world = await anApi();
});
afterAll(() => world.close());

type Held = Provisioned & {
  readonly key: Browser;
  readonly run: RunSeen;
  readonly before: number;
  readonly decide: (how: 'approval' | 'rejection', planHash?: string | null) => Promise<Got>;
};

/** A school of which 30 % of the students are no longer shared, which the brake holds. */
const aHeldRun = async (): Promise<Held> => {
  const provisioned = await aSchool(world);
  const { district, school } = provisioned;
  const key = await withKey(world, district.id);
  await importSchool(key, school);
  const students = district.users('student').map(({ id }) => id);
  district.unshareStudents(students.slice(0, UNSHARED));
  const run = await importSchool(key, school);
  expect(run).toMatchObject({ state: 'held', held: [{ type: 'students', removals: UNSHARED, of: STUDENTS }] });
  return {
    ...provisioned,
    key,
    run,
    before: await peopleIn(key, school),
    decide: (how, planHash = run.planHash) =>
      key.post(`/v1/imports/${run.id}/${how}`, how === 'approval' ? { planHash } : undefined),
  };
};

const aClassOf = async (key: Browser, school: string): Promise<string> => {
  const { json } = await key.get(`/v1/schools/${school}/classes?limit=1`);
  const [{ id = '' } = {}] = json['items'] as ReadonlyArray<{ readonly id: string }>;
  return id;
};

describe('a held run', () => {
  it('applies nothing of what it holds until its plan is approved, and then all of it', async () => {
    const { key, school, run, before, decide } = await aHeldRun();
    expect(before).toBeGreaterThan(STUDENTS);
    const approved = await decide('approval');
    expect([approved.status, approved.headers.get('location')]).toEqual([202, `/v1/imports/${run.id}`]);
    expect(await untilDecided(key, run.id)).toMatchObject({
      state: 'applied',
      counts: { students: { archived: UNSHARED } },
      held: [],
    });
    expect(await peopleIn(key, school)).toBe(before - UNSHARED);
  });

  it('is not approved by the hash of another plan', async () => {
    const { key, run, decide } = await aHeldRun();
    const wrong = await decide('approval', 'f'.repeat(64));
    expectProblem(wrong, 409, 'plan-outdated');
    expect(wrong.json['runId']).toBe(run.id);
    await sleep(300);
    expect((await readRun(key, run.id)).state).toBe('held');
  });

  it('is outdated when Clever has moved', async () => {
    const { key, school, run, before, district, decide } = await aHeldRun();
    district.deleteUser(district.users('student').at(-1)?.id ?? '');
    expect((await decide('approval')).status).toBe(202);
    expect(await untilDecided(key, run.id)).toMatchObject({ state: 'outdated', failure: 'PlanOutdated' });
    expect(await peopleIn(key, school)).toBe(before);
    expectProblem(await decide('approval'), 409, 'run-not-held');
  });

  it('is outdated when Bloomz has moved', async () => {
    const { key, school, run, before, decide } = await aHeldRun();
    const renamed = await key.ask('PATCH', `/v1/classes/${await aClassOf(key, school)}`, { body: { name: 'Moved' } });
    expect(renamed.status).toBe(200);
    expect((await decide('approval')).status).toBe(202);
    expect(await untilDecided(key, run.id)).toMatchObject({ state: 'outdated', failure: 'PlanOutdated' });
    expect(await peopleIn(key, school)).toBe(before);
  });

  it('is closed by a rejection, and leaves everybody where they are', async () => {
    const { key, school, run, before, decide } = await aHeldRun();
    const rejected = await decide('rejection');
    expect([rejected.status, rejected.json['state']]).toEqual([200, 'closed']);
    expectProblem(await decide('approval'), 409, 'run-not-held');
    expectProblem(await decide('rejection'), 409, 'run-not-held');
    expectProblem(await key.post(`/v1/imports/${run.id}/cancellation`), 409, 'run-not-cancellable');
    expect(await peopleIn(key, school)).toBe(before);
  });

  it('is decided once, whatever many do at the same moment', async () => {
    const { key, school, run, before, decide } = await aHeldRun();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => decide(i % 2 === 0 ? 'approval' : 'rejection')),
    );
    const taken = answers.filter(({ status }) => status < 300);
    const others = answers.filter(({ status }) => status >= 300);
    expect(taken).toHaveLength(1);
    for (const other of others) expectProblem(other, 409, 'run-not-held');
    const { state } = await untilDecided(key, run.id);
    expect(state).toBe(taken[0]?.status === 202 ? 'applied' : 'closed');
    expect(await peopleIn(key, school)).toBe(state === 'applied' ? before - UNSHARED : before);
  });

  it('is not rejected once it is approved, though nobody has carried that out yet', async () => {
    const { key, run, decide } = await aHeldRun();
    world.clever.setLatency(200);
    expect((await decide('approval')).status).toBe(202);
    expectProblem(await decide('rejection'), 409, 'run-not-held');
    expectProblem(await decide('approval'), 409, 'run-not-held');
    world.clever.setLatency(0);
    expect((await untilDecided(key, run.id)).state).toBe('applied');
  });

  it('stays held when the approval cannot be carried out, says why, and is approved again', async () => {
    const { key, run, district, decide } = await aHeldRun();
    district.disconnect();
    expect((await decide('approval')).status).toBe(202);
    for (let i = 0; i < 200 && (await readRun(key, run.id)).failure === null; i += 1) await sleep(25);
    expect(await readRun(key, run.id)).toMatchObject({ state: 'held', failure: 'DistrictNotConnected' });
    district.reconnect();
    expect((await decide('approval')).status).toBe(202);
    expect(await untilDecided(key, run.id)).toMatchObject({ state: 'applied', failure: null });
  });
});
