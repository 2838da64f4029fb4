import { type Io, runCli } from '@bloomz/cli';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBloomz, aSchool, type Bloomz, expectRefusal, type Provisioned, type Said } from './testing/a-bloomz.ts';

let bloomz: Bloomz;
let school: Provisioned;
beforeAll(async () => {
  bloomz = await aBloomz();
  school = await aSchool(bloomz);
});
afterAll(() => bloomz.close());

/** Calls the command line with one line on stdin. */
const callWith = async (line: string, ...argv: ReadonlyArray<string>): Promise<Said> => {
  let [out, err] = ['', ''];
  const io: Io = {
    out: (text) => Promise.resolve(void (out += text)),
    err: (text) => Promise.resolve(void (err += text)),
    terminal: null,
    firstLine: () => Promise.resolve(line),
  };
  const code = await runCli([...argv, '--json'], bloomz.env, io);
  return { code, out, err, json: JSON.parse(out) as Said['json'] };
};

describe('API keys from the command line', () => {
  it('are made for a district, listed without their text, and revoked', async () => {
    const district = ['--district', school.district.id];
    const made = await bloomz.cli(
      'api-key',
      'create',
      ...district,
      '--name',
      'App',
      '--scopes',
      'import,read',
      '--json',
    );
    expect(made).toMatchObject({ code: 0, err: '' });
    const { key, text } = made.json as { key: { id: string }; text: string };
    expect(text).toMatch(/^bz_[\w-]{43}$/);

    const listed = await bloomz.cli('api-key', 'list', ...district, '--json');
    expect(listed.json['keys']).toEqual([{ ...key, scopes: ['read', 'import'], revokedAt: null }]);
    expect(listed.out).not.toContain(text.slice(3));

    expect(await bloomz.cli('api-key', 'revoke', '--key', key.id, '--json')).toMatchObject({ code: 0 });
    expect((await bloomz.cli('api-key', 'list', '--json')).json['keys']).toMatchObject([
      { id: key.id, revokedAt: expect.any(String) as string },
    ]);
  });

  it('are refused for a district that Bloomz does not have, and by an id that is none', async () => {
    const rest = ['--name', 'App', '--scopes', 'read', '--json'];
    expectRefusal(await bloomz.cli('api-key', 'create', '--district', 'nowhere', ...rest), 3, 'district-unknown');
    expectRefusal(await bloomz.cli('api-key', 'revoke', '--key', 'made-up', '--json'), 3, 'key-unknown');
  });
});

describe('accounts from the command line', () => {
  const command = ['account', 'set-password', '--email', 'operator@example.org'];

  it('are made with a password from stdin, and keep what is not named', async () => {
    const made = await callWith('correct horse battery', ...command, '--name', 'Sample Operator', '--operator');
    expect(made.json).toMatchObject({
      account: { email: 'operator@example.org', name: 'Sample Operator', operator: true },
    });
    const again = await callWith('another good password', ...command);
    expect(again.json).toEqual(made.json);
    expect(made.out + again.out).not.toMatch(/horse|another/);
  });

  it('are refused a weak password', async () => {
    expectRefusal(await callWith('short', ...command), 3, 'weak-password');
    expectRefusal(await callWith('', ...command), 2, 'wrong-usage');
  });
});
