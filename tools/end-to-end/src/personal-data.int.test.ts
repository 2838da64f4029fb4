import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FakeDistrict } from '@bloomz/fake-clever';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBloomz, aSchool, type Bloomz, type Provisioned, type Said } from './testing/a-bloomz.ts';

const CANARY = /kanarie/i;

/** Everybody in the district bears the same tell-tale names and addresses; sections keep theirs. */
const plantCanaries = (district: FakeDistrict): void => {
  for (const { id } of district.users())
    district.updateUser(id, (user) => ({
      ...user,
      name: { first: 'Kanariella', middle: 'Kanarienbird', last: `Kanarienvogel${id.slice(-4)}` },
      email: `kanarie.${id}@kanarien.example`,
    }));
  const [[teacher], [student]] = [district.users('teacher'), district.users('student')];
  district.updateUser(teacher?.id ?? '', { email: 'kanarie@kanarien@example' });
  district.updateUser(student?.id ?? '', { name: { first: 'Kanariella', last: 'Kanarien\0vogel' } });
};

describe('what is said and logged', () => {
  let bloomz: Bloomz;
  let school: Provisioned;
  beforeAll(async () => {
    bloomz = await aBloomz();
    school = await aSchool(bloomz);
    plantCanaries(school.district);
  });
  afterAll(() => bloomz.close());

  /** For machines and for people. */
  const both = async (code: number, command: string, ...options: string[]): Promise<readonly Said[]> => {
    const said = [
      await school.cli(command, ...options),
      await bloomz.cli(command, '--school', school.school, ...options),
    ];
    for (const { code: ended, out, err } of said) {
      expect([command, ended, err]).toEqual([command, code, expect.not.stringMatching(CANARY)]);
      expect(out).not.toMatch(CANARY);
    }
    return said;
  };

  const serverLog = (): string =>
    readFileSync(path.join(bloomz.env['BLOOMZ_DATA_DIR'] ?? '', 'postgres', 'server.log'), 'utf8');

  it('names nobody when the database refuses a person', async () => {
    await bloomz.sql(`alter table people add constraint no_canaries check (last_name not like 'Kanarien%')`, []);
    await both(69, 'import');
    await bloomz.sql('alter table people drop constraint no_canaries', []);
  });

  it('names nobody before, during and after an import', async () => {
    for (const command of ['verify', 'review', 'plan']) await both(0, command);
    const [imported] = await both(0, 'import');
    expect(imported?.json).toMatchObject({ outcome: 'applied', quarantined: [{}], warnings: [{}] });
    school.district.unshareStudents(school.district.users('student').map(({ id }) => id));
    await both(4, 'import');
    for (const command of ['status', 'resync']) await both(command === 'status' ? 0 : 4, command);
  });

  it('leaves nobody in the log of the database, which did keep one', async () => {
    expect((await school.cli('export')).out).toMatch(CANARY);
    expect(serverLog()).toContain('ready to accept connections');
    expect(serverLog()).not.toMatch(CANARY);
  });
});
