import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aBloomz, aSchool, type Bloomz, type Provisioned } from './testing/a-bloomz.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };
type Running = {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Waits for a text on stdout and gives all that was said so far. */
  readonly says: (text: string) => Promise<string>;
};

/** A script of the project in a process group of its own, without anything that the test's own environment says. */
const npm = (script: string, args: readonly string[], env: Readonly<Record<string, string | undefined>>): Running => {
  const kept = { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'] };
  const child = spawn('npm', ['run', '-s', script, '--', ...args], {
    cwd: ROOT,
    env: { ...kept, ...env },
    detached: true,
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (bytes) => (out += String(bytes)));
  child.stderr.on('data', (bytes) => (err += String(bytes)));
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code) => resolve({ code, out, err: cleaned(err) })),
  );
  const says = async (text: string): Promise<string> => {
    while (!out.includes(text) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(out).toContain(text);
    return out;
  };
  return { child, ended, says };
};

/** npm's own remarks about the machine's set-up are not ours. */
const cleaned = (err: string): string => err.replace(/^npm warn .*\n/gm, '');

/** What Ctrl-C does: everybody in the group gets it. */
const interrupt = ({ child }: Running): boolean => process.kill(-(child.pid ?? 0), 'SIGINT');

describe('npm run -s bloomz', () => {
  let bloomz: Bloomz;
  let school: Provisioned;
  beforeAll(async () => {
    bloomz = await aBloomz();
    school = await aSchool(bloomz);
  });
  afterAll(() => bloomz.close());
  const run = (...args: string[]): Promise<Ended> => npm('bloomz', args, bloomz.env).ended;

  it('imports, and exports what the call in this process exports', async () => {
    const imported = await run('import', '--school', school.school, '--json');
    expect(imported).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(imported.out)).toMatchObject({ outcome: 'applied' });
    expect(await run('export', '--school', school.school)).toEqual({
      ...{ code: 0, err: '' },
      out: (await school.cli('export')).out,
    });
  });

  it('ends with the right status, one line and one document', async () => {
    const refused = await run('plan', '--school', 'unknown', '--json');
    expect(refused).toMatchObject({ code: 3, err: expect.stringMatching(/^[^\n]+\n$/) as string });
    expect(JSON.parse(refused.out)).toMatchObject({ type: 'urn:bloomz:problem:school-unknown' });
    expect(await run('plan')).toMatchObject({ code: 2, out: '' });
  });

  it('stops on Ctrl-C and leaves nothing half done', async () => {
    const before = (await school.cli('export')).out;
    bloomz.clever.setLatency(2_000);
    bloomz.clever.clearRequests();
    const running = npm('bloomz', ['import', '--school', school.school], bloomz.env);
    while (bloomz.clever.requests().length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    interrupt(running);
    const { code, err } = await running.ended;
    bloomz.clever.setLatency(0);
    expect({ code, err }).toEqual({ code: 130, err: 'Stopped: nothing of an unfinished run was kept.\n' });
    expect((await school.cli('export')).out).toBe(before);
    expect((await school.cli('import')).code).toBe(0);
  });
});

describe('npm start', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bloomz-start-'));
  const env = { BLOOMZ_DATA_DIR: dataDir, CLEVER_API_URL: 'http://127.0.0.1:14010' };
  const settings = path.join(dataDir, 'local.env');
  const serverIsUp = (): boolean => existsSync(path.join(dataDir, 'postgres', 'postmaster.pid'));
  let running: Running | undefined;
  afterEach(async () => {
    if (running?.child.exitCode === null) interrupt(running);
    await running?.ended;
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it.each(['/proc/nothing/here', '/dev/null/data'])('says quickly that %s is no folder for data', async (folder) => {
    running = npm('start', ['--once'], { BLOOMZ_DATA_DIR: folder });
    const { code, out, err } = await running.ended;
    expect({ code, out }).toEqual({ code: 78, out: '' });
    expect(err).toMatch(/^The data folder \S+ cannot be used \(E\w+\): set BLOOMZ_DATA_DIR to .*\.\n$/);
  });

  it('imports a school, explains itself, and with --once ends and cleans up', async () => {
    running = npm('start', ['--once'], env);
    const { code, out, err } = await running.ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Importing Sample Elementary');
    expect(out).toMatch(/students +\d+/);
    expect(out).toContain('another class has this name');
    expect(existsSync(settings)).toBe(false);
    expect(serverIsUp()).toBe(false);
    expect(statSync(path.join(dataDir, 'app-key')).mode & 0o777).toBe(0o600);
  });

  it('finds its data again, serves other terminals, refuses a second start, and ends on Ctrl-C', async () => {
    const appKey = readFileSync(path.join(dataDir, 'app-key'), 'utf8');
    running = npm('start', [], env);
    const said = await running.says('Ctrl-C stops everything');
    expect(statSync(settings).mode & 0o777).toBe(0o600);

    const second = await npm('start', [], { BLOOMZ_DATA_DIR: dataDir }).ended;
    expect(second).toMatchObject({
      code: 78,
      out: '',
      err: expect.stringMatching(/^Another `npm start` is .*\n$/) as string,
    });

    const [, school = ''] = /verify --school (\w+)/.exec(said) ?? [];
    const planned = await npm('bloomz', ['plan', '--school', school, '--json'], { BLOOMZ_DATA_DIR: dataDir }).ended;
    expect(planned).toMatchObject({ code: 0, err: '' });

    const [, address = ''] = /^Bloomz +(http:\S+)/m.exec(said) ?? [];
    expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ status: 'ready' });
    expect((await fetch(`${address}/docs`)).status).toBe(200);

    interrupt(running);
    const { code, out, err } = await running.ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Nothing changed: Bloomz is in step with Clever');
    expect(readFileSync(path.join(dataDir, 'app-key'), 'utf8')).toBe(appKey);
    expect(readdirSync(dataDir).toSorted()).toEqual(['app-key', 'bloomz.log', 'postgres']);
    expect(serverIsUp()).toBe(false);
  });
});
