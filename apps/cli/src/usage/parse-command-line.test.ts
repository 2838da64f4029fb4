import { E } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from './command-list.ts';
import { type Invocation, parseCommandLine } from './parse-command-line.ts';

const parse = (line: string): Invocation | string => {
  const parsed = parseCommandLine(line.split(' ').filter(Boolean));
  return E.isRight(parsed) ? parsed.right : parsed.left.sentence;
};

describe('the command line', () => {
  it.each([
    ['', 'name a command'],
    ['--json', 'name a command'],
    ['improt --school s', 'There is no command "improt" (did you mean import?)'],
    ['plan', 'plan needs --school <id>; see `npm run -s bloomz -- plan --help`.'],
    ['plan --school', '--school needs a value'],
    ['plan --school s --shcool t', 'plan has no option --shcool (did you mean --school?)'],
    ['review --school s --as u', 'review has no option --as'],
    ['plan --school s --sections some', '--sections takes all or recommended, not "some"'],
    ['plan s1 --school s', 'plan takes options only'],
    ['--foo', 'bloomz has no option --foo'],
    ['api-key', 'name a command of api-key; see `npm run -s bloomz -- api-key --help`.'],
    ['api-key craete', 'There is no command "api-key craete" (did you mean create?)'],
    [
      'api-key create --district d --name n',
      'api-key create needs --scopes <scopes>; see `npm run -s bloomz -- api-key create --help`.',
    ],
    ['api-key revoke k', 'api-key revoke'],
    ['create --district d', 'There is no command "create"'],
    ['account set-password --email a@b --password p', 'account set-password has no option --password'],
  ])('answers "%s" with a sentence', (line, sentence) => {
    expect(parse(line)).toContain(sentence);
  });

  it('understands every option of an import', () => {
    expect(
      parse('import --school s --as u --sections recommended --no-student-portfolios --acknowledge-teachers-pending'),
    ).toMatchObject({
      kind: 'command',
      spec: { name: 'import' },
      raw: { school: 's', as: 'u', sections: 'recommended', studentPortfolios: false, behaviorManagement: true },
    });
  });

  it('understands commands of two words', () => {
    expect(parse('--json api-key create --district d --name n --scopes read')).toMatchObject({
      kind: 'command',
      spec: { name: 'api-key create' },
      raw: { district: 'd', name: 'n', scopes: 'read' },
    });
    expect(parse('api-key --help')).toMatchObject({ text: expect.stringContaining('  api-key revoke ') as string });
  });

  it.each(COMMANDS.map(({ name }) => name))('has help for %s', (name) => {
    expect(parse(`${name} --help`)).toMatchObject({ kind: 'help', text: expect.stringContaining('--json') as string });
    expect(parse('--help')).toMatchObject({ kind: 'help', text: expect.stringContaining(`  ${name} `) as string });
  });
});
