import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Bloomz,
  aBloomz,
  aSchool,
  changesIn,
  countsOf,
  exported,
  type Provisioned,
  skippedIn,
} from './testing/a-bloomz.ts';

let bloomz: Bloomz;
beforeAll(async () => {
  bloomz = await aBloomz();
});
afterAll(() => bloomz.close());

describe('from an empty Bloomz to a complete school', () => {
  let school: Provisioned;
  beforeAll(async () => {
    school = await aSchool(bloomz, { schools: [{ level: 'elementary', students: 40, duplicateNameShare: 0.3 }] });
  });

  it('verifies and reviews', async () => {
    const checks = (await school.cli('verify')).json['checks'] as ReadonlyArray<Record<string, unknown>>;
    expect(checks.map(({ state }) => state)).not.toContain('fail');
    expect(checks[0]).toEqual({
      ...{ id: 'community-linked', state: 'pass', owner: 'Bloomz', fix: '' },
      evidence: expect.any(String) as string,
    });
    const review = await school.cli('review');
    expect(review.code).toBe(0);
    expect(review.json['sameNames']).not.toHaveLength(0);
  });

  it('plans, imports the same, and then finds nothing to do', async () => {
    const before = await school.cli('export');
    const plan = await school.cli('plan');
    expect(plan).toMatchObject({ code: 0, err: '', json: { runId: null, outcome: 'planned' } });
    expect(await school.cli('export')).toEqual(before);

    const first = await school.cli('import');
    expect(first).toMatchObject({ code: 0, err: '', json: { outcome: 'applied', planHash: plan.json['planHash'] } });
    expect(countsOf(first)).toEqual(countsOf(plan));
    expect(countsOf(first)['parents']).toEqual({ created: 0, updated: 0, archived: 0, restored: 0, unchanged: 0 });

    const again = await school.cli('import');
    expect(changesIn(again)).toBe(0);
    expect(again.json['planHash']).toBe((await school.cli('plan')).json['planHash']);
    expect(countsOf(again)['students']?.['unchanged']).toBe(countsOf(first)['students']?.['created']);
  });

  it('gets every section in by renaming and importing again', async () => {
    const left = skippedIn(await school.cli('plan'));
    expect(left.length).toBeGreaterThan(1);
    for (const [n, { name }] of left.entries()) {
      const bearer = (await exported(school)).classes.find((one) => one.name === name);
      const renamed = await school.cli('rename', '--section', bearer?.cleverId ?? '', '--name', `Renamed ${n}`);
      expect(renamed).toMatchObject({ code: 0, json: { class: { name: `Renamed ${n}`, cleverName: name } } });
      expect(countsOf(await school.cli('import'))['classes']).toMatchObject({ created: 1, updated: 0, archived: 0 });
    }
    const end = await school.cli('import');
    expect(skippedIn(end)).toEqual([]);
    expect(changesIn(end)).toBe(0);
    expect((await exported(school)).classes).toHaveLength(school.district.sections(school.school).length);
  });

  it('shows where it stands, and exports the same bytes every time', async () => {
    const status = await school.cli('status');
    expect(status.json).toMatchObject({ school: { cleverId: school.school }, counts: { students: { archived: 0 } } });
    const [as, plain] = [await school.cli('export'), await bloomz.cli('export', '--school', school.school)];
    expect(plain.out).toBe(as.out);
  });
});

describe('the options of an import', () => {
  it('take all sections in one run under suggested names', async () => {
    const school = await aSchool(bloomz, { schools: [{ level: 'elementary', students: 40, duplicateNameShare: 0.3 }] });
    const done = await school.cli('import', '--duplicate-names', 'suggested');
    expect(skippedIn(done)).toEqual([]);
    const names = (await exported(school)).classes.map(({ name }) => name);
    expect(new Set(names).size).toBe(school.district.sections(school.school).length);
    expect(changesIn(await school.cli('import', '--duplicate-names', 'suggested'))).toBe(0);
  });

  it('take the recommended sections only', async () => {
    const school = await aSchool(bloomz);
    const review = (await school.cli('review')).json['recommendations'] as ReadonlyArray<{ recommended: boolean }>;
    const done = await school.cli('import', '--sections', 'recommended', '--duplicate-names', 'suggested');
    expect(countsOf(done)['classes']?.['created']).toBe(review.filter(({ recommended }) => recommended).length);
    expect(skippedIn(done).map(({ reason }) => reason)).not.toContain('DuplicateName');
  });

  it('switch the class options off for what they create', async () => {
    const school = await aSchool(bloomz);
    await school.cli('import', '--no-student-portfolios', '--acknowledge-teachers-pending');
    const [first] = (await exported(school)).classes;
    expect(first).toMatchObject({ behaviorManagement: true, studentPortfolios: false, parentCommunication: true });
  });
});

describe('a resync', () => {
  it('does for every school what an import does, one entry each', async () => {
    const school = await aSchool(bloomz);
    await school.cli('import');
    school.district.unshareStudents([school.district.users('student')[0]?.id ?? '']);
    const of = await bloomz.cli('resync', '--district', school.district.id, '--json');
    expect(of).toMatchObject({
      code: 0,
      err: '',
      json: { schools: [{ schoolId: school.school, outcome: 'applied' }] },
    });
    expect(await school.cli('resync')).toMatchObject({ code: 0, json: { schools: [{ schoolId: school.school }] } });
  });

  it('goes on after a school that failed, and ends as that one', async () => {
    const [lost, fine] = [await aSchool(bloomz), await aSchool(bloomz)];
    for (const school of [lost, fine]) await school.cli('import');
    lost.district.disconnect();
    const all = await bloomz.cli('resync', '--json');
    lost.district.reconnect();
    expect(all.code).toBe(3);
    expect(all.err).toMatch(/^1 of \d+ schools failed\. The first: .*\n$/);
    expect(all.json['schools']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ schoolId: lost.school, type: 'urn:bloomz:problem:district-not-connected' }),
        expect.objectContaining({ schoolId: fine.school, outcome: 'applied' }),
      ]),
    );
  });

  it('leaves out a school that nobody has imported, and tells people', async () => {
    const { district } = await aSchool(bloomz);
    const of = ['resync', '--district', district.id];
    expect(await bloomz.cli(...of, '--json')).toMatchObject({ code: 0, err: '', json: { schools: [] } });
    expect(await bloomz.cli(...of)).toMatchObject({
      code: 0,
      err: '1 school left out: nobody has imported from there yet.\n',
    });
  });
});

describe('a paused district', () => {
  it('imports normally', async () => {
    const school = await aSchool(bloomz);
    school.district.setDistrictState('paused');
    expect(await school.cli('import')).toMatchObject({ code: 0, json: { outcome: 'applied' } });
  });
});

describe('people read', () => {
  it('what was imported and what to do next, without --json', async () => {
    const { school } = await aSchool(bloomz);
    const said = await bloomz.cli('import', '--school', school);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain(`Imported school ${school}`);
    expect(said.out).toContain(`Next: npm run -s bloomz -- status --school ${school}`);
    for (const command of ['verify', 'review', 'plan', 'status'])
      expect((await bloomz.cli(command, '--school', school)).out).toContain('Next: ');
  });
});
