import {
  rosterStoreContract,
  runLogContract,
  schoolDirectoryContract,
  schoolLockContract,
} from '@bloomz/onboarding-core/testing';
import { afterAll, beforeAll } from 'vitest';
import { makeTestDatabase, type TestDatabase } from './testing/make-test-database.ts';
import { makePgBloomz } from './testing/pg-bloomz.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

const makeBloomz = async (): Promise<ReturnType<typeof makePgBloomz>> => makePgBloomz(database);

rosterStoreContract('the PostgreSQL store', makeBloomz);
schoolDirectoryContract('the PostgreSQL directory', makeBloomz);
runLogContract('the PostgreSQL run log', makeBloomz);
schoolLockContract('the PostgreSQL lock', makeBloomz);
