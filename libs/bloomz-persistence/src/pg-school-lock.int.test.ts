import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { E, TE } from '@bloomz/kernel';
import { aMember, anApplication, created, left, right } from '@bloomz/onboarding-core/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePgSchoolLock } from './pg-school-lock.ts';
import { aSchoolOn } from './testing/a-school.ts';
import { makeTestDatabase, type TestDatabase } from './testing/make-test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

const HOLD = (url: string, school: unknown): string => `
  import { makeDatabase } from '${import.meta.dirname}/database/database.ts';
  import { makePgSchoolLock } from '${import.meta.dirname}/pg-school-lock.ts';
  const lock = makePgSchoolLock(makeDatabase(${JSON.stringify(url)}));
  await lock.exclusively(${JSON.stringify(school)}, () => {
    process.stdout.write('locked');
    return new Promise((done) => setTimeout(done, 60_000));
  })();`;

it('is free within moments after its holder was killed', async () => {
  const { lock, school } = await aSchoolOn(database);
  const holder = spawn(process.execPath, ['--input-type=module-typescript', '-e', HOLD(database.url, school)]);
  await once(holder.stdout, 'data');
  expect(await left(lock.exclusively(school, TE.right('too early')))).toMatchObject({ _tag: 'ImportUnderway' });
  const gone = once(holder, 'exit');
  holder.kill('SIGKILL');
  expect(await right(makePgSchoolLock(database, 5_000).exclusively(school, TE.right('free')))).toBe('free');
  await gone;
});

const ENDED = `select pg_terminate_backend(pid) from pg_locks
  where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;

it('loses its connection without harm: the version still lets only one of two writes through', async () => {
  const { lock, store, school } = await aSchoolOn(database);
  const add = (id: string) => anApplication({ changes: { members: [created(aMember({ userId: id }))] } });
  const outcome = await lock.exclusively(school, async () => {
    const owner = await database.connect();
    await owner.query(ENDED);
    await owner.end();
    await right(makePgSchoolLock(database).exclusively(school, store.apply(school, add('intruder'))));
    return store.apply(school, add('late'))();
  })();
  expect(outcome).toEqual(E.left({ _tag: 'RosterMoved', schoolId: school.schoolId }));
  expect((await right(store.load(school))).roster.members.map(({ userId }) => userId)).toEqual(['intruder']);
});
