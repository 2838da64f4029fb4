import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aBloomz,
  aSchool,
  type Bloomz,
  changesIn,
  countsOf,
  expectRefusal,
  exported,
  type Provisioned,
  type Said,
} from './testing/a-bloomz.ts';

let bloomz: Bloomz;
beforeAll(async () => {
  bloomz = await aBloomz();
});
afterAll(() => bloomz.close());

let school: Provisioned;
let students: readonly string[];
beforeEach(async () => {
  school = await aSchool(bloomz);
  students = school.district.users('student').map(({ id }) => id);
  expect((await school.cli('import')).code).toBe(0);
});

const archivedOf = async (): Promise<readonly string[]> =>
  (await exported(school)).people.filter(({ state }) => state === 'archived').map(({ cleverId }) => cleverId);
const decide = (command: string, { json }: Said, ...options: string[]): Promise<Said> =>
  bloomz.cli(command, '--json', '--run', String(json['runId']), ...options);
const approve = (held: Said, hash = String(held.json['planHash'])): Promise<Said> =>
  decide('approve', held, '--plan-hash', hash);

/** 30 % of the students vanish, and one teacher is new. */
const unshareMany = async (): Promise<Said> => {
  const [teacher] = school.district.users('teacher');
  if (teacher === undefined) throw new Error('a district without teachers');
  school.district.upsertUser({ ...teacher, id: 'f'.repeat(24), email: 'new@example.org' });
  school.district.unshareStudents(students.slice(0, 12));
  return school.cli('import');
};

describe('when 30 % of the students are unshared', () => {
  it('holds the removals, applies the additions and archives nothing', async () => {
    const plan = unshareMany();
    const held = await plan;
    expect(held).toMatchObject({ code: 4, err: '', json: { outcome: 'held' } });
    expect(held.json['held']).toContainEqual({
      ...{ type: 'students', removals: 12, of: 40, updates: 0 },
      cause: 'TooManyRemovals',
    });
    expect(countsOf(held)).toMatchObject({ teachers: { created: 1 }, students: { archived: 0 } });
    expect(await archivedOf()).toEqual([]);
    expect((await school.cli('plan')).code).toBe(0);
    expect(await school.cli('status')).toMatchObject({ json: { runs: [{ state: 'held' }, { state: 'applied' }] } });
  });

  it('archives them once that very plan is approved, and only once', async () => {
    const held = await unshareMany();
    expect(await approve(held)).toMatchObject({ code: 0, json: { outcome: 'applied', held: [] } });
    expect((await archivedOf()).length).toBe(12);
    expectRefusal(await approve(held), 3, 'run-not-held');
    expect(changesIn(await school.cli('import'))).toBe(0);
  });

  it('keeps them when the run is rejected', async () => {
    const held = await unshareMany();
    expect(await decide('reject', held)).toMatchObject({ code: 0, json: { state: 'closed' } });
    expect(await archivedOf()).toEqual([]);
    expectRefusal(await decide('reject', held), 3, 'run-not-held');
  });

  it('refuses an approval of another plan, and one that is outdated', async () => {
    const held = await unshareMany();
    expectRefusal(await approve(held, 'another'), 3, 'plan-outdated');
    school.district.unshareStudents(students.slice(12, 13));
    const outdated = await approve(held);
    expectRefusal(outdated, 3, 'plan-outdated');
    expect(outdated.json['plan']).toMatchObject({ outcome: 'planned', planHash: expect.any(String) as string });
    expect(await archivedOf()).toEqual([]);
  });

  it('says in words how to decide', async () => {
    await unshareMany();
    const { out } = await bloomz.cli('import', '--school', school.school);
    expect(out).toMatch(/If it is right: {2}npm run -s bloomz -- approve --run [\w-]+ --plan-hash \w+/);
  });
});

describe('when a few students are unshared', () => {
  it('archives them, and restores them as they were when they return', async () => {
    const before = await school.cli('export');
    school.district.unshareStudents(students.slice(0, 3));
    expect(countsOf(await school.cli('import'))).toMatchObject({ students: { archived: 3 } });
    expect([...(await archivedOf())].sort()).toEqual([...students.slice(0, 3)].sort());
    school.district.shareStudents(students.slice(0, 3));
    expect(countsOf(await school.cli('import'))).toMatchObject({ students: { restored: 3, created: 0 } });
    expect((await school.cli('export')).out).toBe(before.out);
  });

  it('keeps the joined state of a teacher who was gone for a while', async () => {
    const [teacher] = school.district.users('teacher');
    const id = teacher?.id ?? '';
    for (const statement of JOIN) expect(await bloomz.sql(statement, [id])).toBe(1);
    const before = await school.cli('export');
    expect(before.out).toContain('joined');
    school.district.unshareUsers([id]);
    expect(countsOf(await school.cli('import'))).toMatchObject({ teachers: { archived: 1 } });
    expect(await archivedOf()).toEqual([id]);
    school.district.shareUsers([id]);
    expect(countsOf(await school.cli('import'))).toMatchObject({
      teachers: { restored: 1 },
      invitations: { queued: 0 },
    });
    expect((await school.cli('export')).out).toBe(before.out);
  });
});

/** Joining by invitation comes with a later version. */
const JOIN = ['members', 'invitations'].map(
  (table) => `update ${table} set state = 'joined' where person_id in (select id from people where clever_id = $1)`,
);
