import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { aSchoolRef, left, right } from '@bloomz/onboarding-core/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from './open-database.ts';
import { makePgRosterStore } from './pg-roster-store.ts';
import { makePgSchoolLock } from './pg-school-lock.ts';
import { makeTestDatabase, type TestDatabase } from './testing/make-test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

const dataDir = '/nowhere';

it('opens the database that a URL names, and closes it', async () => {
  const opened = await right(openDatabase({ url: database.url, dataDir }));
  const store = makePgRosterStore(opened);
  const school = aSchoolRef();
  expect((await right(store.load(school))).version).toBe(0);
  await opened.close();
  expect((await left(store.load(school)))._tag).toBe('StoreUnavailable');
});

it('says at once that nobody listens, without the password', async () => {
  const failure = await left(openDatabase({ url: 'postgresql://app:hunter2@127.0.0.1:1/bloomz', dataDir }));
  expect(failure).toEqual({ _tag: 'StoreUnavailable', detail: 'ECONNREFUSED' });
});

it('says within seconds that somebody listens who is no database', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const failure = await left(openDatabase({ url: `postgresql://app:hunter2@127.0.0.1:${port}/bloomz`, dataDir }));
  expect(failure).toEqual({ _tag: 'StoreUnavailable', detail: 'TimedOut' });
  server.close();
}, 10_000);

it('names a missing database by its code', async () => {
  const url = new URL(database.url);
  url.pathname = '/no_such_database';
  const failure = await left(openDatabase({ url: url.toString(), dataDir }));
  expect(failure).toEqual({ _tag: 'StoreUnavailable', detail: 'SQLSTATE 3D000' });
});

it('gives no lock when the database is gone', async () => {
  const connect = () => Promise.reject(Object.assign(new Error('secret'), { code: 'ECONNRESET' }));
  const lock = makePgSchoolLock({ ...database, connect });
  const task = lock.exclusively(aSchoolRef(), () => expect.fail('the task must not start'));
  expect(await left(task)).toEqual({ _tag: 'StoreUnavailable', detail: 'ECONNRESET' });
});
