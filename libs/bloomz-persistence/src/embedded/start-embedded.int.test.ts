import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectAside } from '../database/connect.ts';
import { startEmbedded } from './start-embedded.ts';

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'bloomz-embedded-'));
});
afterAll(async () => {
  const { url, release } = await startEmbedded({ dataDir });
  await release();
  rmSync(new URL(url).searchParams.get('host') ?? dataDir, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
});

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
  process.kill(Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
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
