import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiWorld, anApi } from '../testing/api/an-api.ts';
import { withKey } from '../testing/api/people.ts';
import { aSchool } from '../testing/a-bloomz.ts';

const README = path.resolve(import.meta.dirname, '../../../../apps/api/README.md');

let world: ApiWorld;
beforeAll(async () => {
  world = await anApi();
});
afterAll(() => world.close());

/** The commands of the walk-through, in the order of the page. */
const commandsOf = (markdown: string): string => {
  const section = /## A school, from nothing(.*?)\n## /s.exec(markdown)?.[1] ?? '';
  return [...section.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block).join('\n');
};

const run = (script: string, env: Readonly<Record<string, string>>): Promise<{ code: number | null; out: string }> =>
  new Promise((resolve) => {
    const bash = spawn('bash', ['-euo', 'pipefail', '-c', script], { env: { ...process.env, ...env } });
    let out = '';
    bash.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    bash.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
    bash.once('close', (code) => resolve({ code, out }));
  });

const hasCurl = spawnSync('curl', ['--version']).status === 0;
if (!hasCurl) console.log('skipped: there is no curl on this machine to walk through the README with');

it.skipIf(!hasCurl)('the walk-through of the README, command by command', async () => {
  const { district, school } = await aSchool(world);
  const key = await withKey(world, district.id);
  const { json } = await key.get('/v1/me');
  expect(json).toMatchObject({ kind: 'api-key', districtId: district.id });
  const authorization = await world.cli(
    'api-key',
    'create',
    '--district',
    district.id,
    '--name',
    'curl',
    '--scopes',
    'read,import,manage',
    '--json',
  );
  const { code, out } = await run(commandsOf(readFileSync(README, 'utf8')), {
    BLOOMZ: world.url,
    SCHOOL: school,
    KEY: String(authorization.json['text']),
  });
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('"state":"applied"') as string });
  expect(out).toContain('Our own name');
  const { json: exported } = await world.cli('export', '--school', school, '--json');
  const classes = exported['classes'] as ReadonlyArray<{ readonly name: string }>;
  expect(classes.some(({ name }) => name === 'Our own name')).toBe(true);
});
