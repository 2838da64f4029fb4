import {
  appointmentsContract,
  districtDirectoryContract,
  planShelfContract,
  rosterStoreContract,
  runLogContract,
  runQueueContract,
  schoolDirectoryContract,
  schoolListsContract,
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
runQueueContract('the PostgreSQL queue', makeBloomz);
planShelfContract('the PostgreSQL shelf', makeBloomz);
schoolListsContract('PostgreSQL', makeBloomz);
appointmentsContract('PostgreSQL', makeBloomz);
districtDirectoryContract('the PostgreSQL districts', makeBloomz);
