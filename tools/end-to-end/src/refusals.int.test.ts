import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultOn } from '@bloomz/fake-clever';
import { aBloomz, aSchool, type Bloomz, callCli, expectRefusal, type Provisioned } from './testing/a-bloomz.ts';

let bloomz: Bloomz;
let school: Provisioned;
beforeAll(async () => {
  bloomz = await aBloomz();
  school = await aSchool(bloomz);
});
afterAll(() => bloomz.close());

const NO_RUN = '00000000-0000-4000-8000-000000000000';
const wrong = (change: Record<string, string>, ...argv: string[]): ReturnType<typeof callCli> =>
  callCli({ ...bloomz.env, ...change }, ...argv, '--json');

describe('wrong usage', () => {
  it.each([
    ['plan'],
    ['plan', '--school', 'not/an/id'],
    ['import', '--school', 'x', '--contact-types', 'Primary'],
    ['import', '--school', 'x', '--sections', 'some'],
    ['verify', '--school', 'x', '--as', 'no id'],
    ['provision', '--district', 'd', '--school', 's', '--admin', 'a@b@c'],
    ['reject', '--run', 'no-run-id'],
    ['resync', '--school', 's', '--district', 'd'],
    ['nonsense'],
  ])('ends with 2: %s %s %s %s %s', async (...argv) => {
    const said = await bloomz.cli(...argv, '--json');
    expectRefusal(said, 2, String(said.json['type']).slice('urn:bloomz:problem:'.length));
  });

  it('ends with 2 for a blank name', async () => {
    expectRefusal(await school.cli('rename', '--section', 's', '--name', '  '), 2, 'blank-name');
  });
});

describe('refused by a rule', () => {
  it.each(['review', 'plan', 'import', 'status', 'export', 'resync'])('%s of an unknown school', async (command) => {
    expectRefusal(await bloomz.cli(command, '--school', 'unknown', '--json'), 3, 'school-unknown');
  });

  it('answers verify of an unknown school with a failing check', async () => {
    const said = await bloomz.cli('verify', '--school', 'unknown', '--json');
    expect(said.code).toBe(0);
    expect(said.json['checks']).toContainEqual(expect.objectContaining({ id: 'community-linked', state: 'fail' }));
  });

  it('refuses an unknown district, class and run', async () => {
    expectRefusal(await bloomz.cli('resync', '--district', 'unknown', '--json'), 3, 'district-unknown');
    expectRefusal(await school.cli('rename', '--section', 'unknown', '--name', 'X'), 3, 'class-unknown');
    expectRefusal(await bloomz.cli('reject', '--run', NO_RUN, '--json'), 3, 'run-unknown');
    expectRefusal(await bloomz.cli('approve', '--run', NO_RUN, '--plan-hash', 'x', '--json'), 3, 'run-unknown');
  });

  it('refuses to resync a school that nobody has imported', async () => {
    const { school: id, cli } = await aSchool(bloomz);
    const said = await cli('resync');
    expectRefusal(said, 3, 'never-imported');
    expect(said.err).toContain(`npm run -s bloomz -- import --school ${id}`);
    expect(await bloomz.cli('status', '--school', id, '--json')).toMatchObject({ json: { runs: [] } });
  });

  it('keeps a school in its district', async () => {
    const said = await school.cli('provision', '--district', 'other', '--admin', 'a@b.c');
    expectRefusal(said, 3, 'school-in-other-district');
  });

  it('obeys the role rule with --as', async () => {
    const { district, school: id, cli } = await aSchool(bloomz);
    const [teacher, staff] = [district.users('teacher')[0], district.users('staff')[0]];
    expectRefusal(await cli('plan', '--as', String(staff?.id)), 3, 'not-school-admin');
    const provision = ['provision', '--district', district.id, '--school', id, '--admin'];
    await bloomz.cli(...provision, 'staff@example.org', '--admin-clever-id', String(staff?.id));
    await bloomz.cli(...provision, 'teacher@example.org', '--admin-clever-id', String(teacher?.id));
    expectRefusal(await cli('import', '--as', String(teacher?.id)), 3, 'clever-role-missing');
    expect(await cli('import', '--as', String(staff?.id))).toMatchObject({ code: 0, json: { outcome: 'applied' } });
    expect((await cli('status')).json['runs']).toMatchObject([{ actor: staff?.id }]);
  });

  it('refuses a district that disconnected, and imports when it is back', async () => {
    const { district, cli } = await aSchool(bloomz);
    district.disconnect();
    expectRefusal(await cli('import'), 3, 'district-not-connected');
    expect((await cli('verify')).json['checks']).toContainEqual(
      expect.objectContaining({ id: 'clever-app-added', state: 'fail' }),
    );
    district.reconnect();
    expect((await cli('import')).code).toBe(0);
  });

  it('refuses a district that Clever has never heard of', async () => {
    await bloomz.cli('provision', '--district', 'nowhere', '--school', 'lonely', '--admin', 'a@b.c');
    expectRefusal(await bloomz.cli('plan', '--school', 'lonely', '--json'), 3, 'district-not-connected');
  });

  it('refuses a school that is not shared', async () => {
    const { district, school: id, cli } = await aSchool(bloomz);
    district.unshareSchools([id]);
    expectRefusal(await cli('import'), 3, 'school-not-shared');
  });

  it('lets one of two simultaneous imports through', async () => {
    const { cli } = await aSchool(bloomz);
    bloomz.clever.setLatency(500);
    const [one, other] = await Promise.all([cli('import'), cli('import')]);
    bloomz.clever.setLatency(0);
    const [done, refused] = one.code === 0 ? [one, other] : [other, one];
    expect(done).toMatchObject({ code: 0, json: { outcome: 'applied' } });
    expectRefusal(refused, 3, 'import-underway');
  });
});

describe('out of reach', () => {
  it('says that Clever is', async () => {
    const nowhere = 'http://127.0.0.1:1';
    const said = await wrong(
      { CLEVER_API_URL: nowhere, CLEVER_AUTH_URL: nowhere },
      'import',
      '--school',
      school.school,
    );
    expectRefusal(said, 69, 'clever-unavailable');
  });

  it('says that what answers is not Clever', async () => {
    bloomz.clever.setFaults(faultOn(/\/v3\.1\//, 'html-with-200'));
    const said = await school.cli('import');
    bloomz.clever.setFaults(undefined);
    expectRefusal(said, 69, 'clever-unavailable');
  });

  it('says that the database is', async () => {
    const said = await wrong({ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x' }, 'status', '--school', school.school);
    expectRefusal(said, 69, 'store-unavailable');
    expect(said.err).not.toContain('a:b');
  });
});

describe('bad configuration', () => {
  it.each([
    [{ BLOOMZ_COLOUR: 'blue' }, 'bad-configuration'],
    [{ PORT: 'x' }, 'bad-configuration'],
    [{ DATABASE_URL: 'sqlite://x' }, 'bad-configuration'],
    [{ CLEVER_CLIENT_ID: '', CLEVER_CLIENT_SECRET: '' }, 'bad-configuration'],
    [{ CLEVER_CLIENT_SECRET: 'wrong' }, 'client-rejected'],
  ])('ends with 78: %o', async (change, slug) => {
    const said = await wrong(change, 'plan', '--school', school.school);
    expectRefusal(said, 78, slug);
  });

  it('is demanded only of commands that ask Clever', async () => {
    const said = await wrong({ CLEVER_CLIENT_ID: '', CLEVER_CLIENT_SECRET: '' }, 'status', '--school', school.school);
    expect(said.code).toBe(0);
  });
});
