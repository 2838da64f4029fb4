import { familyCodeStoreContract, joinedPlacesContract, joinStoreContract } from '@bloomz/invitation-core/testing';
import { afterAll, beforeAll } from 'vitest';
import { makeTestDatabase, type TestDatabase } from './testing/make-test-database.ts';
import { makePgJoining } from './testing/pg-joining.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

const makeWorld = async () => makePgJoining(database);

joinStoreContract('PostgreSQL', makeWorld);
familyCodeStoreContract('PostgreSQL', makeWorld);
joinedPlacesContract('PostgreSQL', makeWorld);
