import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { connectAside } from '../database/connect.ts';
import { makeDatabase } from '../database/database.ts';
import { copyRows } from '../database/copy-rows.ts';
import { startEmbedded } from './start-embedded.ts';

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'bloomz-embedded-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(async () => {
  const { url, release } = await startEmbedded({ dataDir });
  await release();
  rmSync(new URL(url).searchParams.get('host') ?? dataDir, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
});

const inFolder = (file: string): string => path.join(dataDir, 'postgres', file);

const answers = async (url: string): Promise<boolean> =>
  connectAside(url).then(
    (client) => client.end().then(() => true),
    () => false,
  );

it('makes and starts a server once for all who ask, and stops it with the last', async () => {
  const [one, two] = await Promise.all([startEmbedded({ dataDir }), startEmbedded({ dataDir })]);
  expect([one.fresh, two.fresh].sort()).toEqual([false, true]);
  expect([one.started, two.started].sort()).toEqual([false, true]);
  await one.release();
  expect(await answers(two.url)).toBe(true);
  await two.release();
  expect(await answers(two.url)).toBe(false);
});

it('finds its data again, whatever letters it holds', async () => {
  const first = await startEmbedded({ dataDir });
  const writer = await connectAside(first.url);
  await writer.query('create table kept (name text)');
  await writer.query(`insert into kept values (upper('élan 学校'))`);
  await writer.end();
  await first.release();
  const second = await startEmbedded({ dataDir });
  const reader = await connectAside(second.url);
  expect((await reader.query('select name from kept')).rows).toEqual([{ name: 'ÉLAN 学校' }]);
  await reader.end();
  expect([second.fresh, second.started]).toEqual([false, true]);
  await second.release();
});

it('comes back after the server was killed', async () => {
  const first = await startEmbedded({ dataDir });
  process.kill(Number(readFileSync(inFolder('postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  const second = await startEmbedded({ dataDir });
  expect(await answers(second.url)).toBe(true);
  await first.release();
  await second.release();
  expect(await answers(second.url)).toBe(false);
});

it('listens to nobody but the owner of its folder', async () => {
  const { url, release } = await startEmbedded({ dataDir });
  const client = await connectAside(url);
  expect((await client.query('show listen_addresses')).rows).toEqual([{ listen_addresses: '' }]);
  await client.end();
  await release();
});

it('finds a server that was started with another temporary directory', async () => {
  const first = await startEmbedded({ dataDir });
  const elsewhere = path.join(dataDir, 'tmp');
  mkdirSync(elsewhere);
  vi.stubEnv('TMPDIR', elsewhere);
  const second = await startEmbedded({ dataDir });
  expect([second.started, second.url]).toEqual([false, first.url]);
  await first.release();
  await second.release();
});

it('gives up soon on a server that does not start, and says where to look', async () => {
  const broken = startEmbedded({ dataDir, settings: { shared_buffers: 'plenty' } });
  await expect(broken).rejects.toMatchObject({
    advice: `the embedded PostgreSQL does not start; see ${inFolder('server.log')}`,
  });
}, 15_000);

it('writes no row into its log, whatever the database refuses', async () => {
  const { url, release } = await startEmbedded({ dataDir });
  const database = makeDatabase(url);
  const canary = 'canary-of-a-row';
  const refused = [
    `create temp table once (name text unique); insert into once values ('${canary}'), ('${canary}')`,
    `select '${canary}'::int`,
    `do $$ begin raise warning '${canary}'; raise exception '${canary}'; end $$`,
  ];
  for (const sql of refused) await expect(database.write(({ client }) => client.query(sql))).rejects.toThrow();
  const copied = database.write(async ({ client }) => {
    await client.query('create temp table copied (a boolean) on commit drop');
    await copyRows(client, 'copied', ['a'], [[canary]]);
  });
  await expect(copied).rejects.toThrow();
  await database.close();
  await release();
  const log = readFileSync(inFolder('server.log'), 'utf8');
  expect(log).toContain('database system is ready');
  expect(log).not.toContain(canary);
});

it('starts a new log when the old one is large', async () => {
  writeFileSync(inFolder('server.log'), 'x'.repeat(6_000_000));
  const { release } = await startEmbedded({ dataDir });
  await release();
  expect(statSync(inFolder('server.log')).size).toBeLessThan(100_000);
});

it('keeps the marks of committed rows out of the WAL', async () => {
  const { url, release } = await startEmbedded({ dataDir });
  const client = await connectAside(url);
  expect((await client.query('show data_checksums')).rows).toEqual([{ data_checksums: 'off' }]);
  await client.end();
  await release();
});
