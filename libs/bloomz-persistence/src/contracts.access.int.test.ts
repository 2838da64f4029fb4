import {
  aCleverId,
  accountStoreContract,
  apiKeyStoreContract,
  codeLedgerContract,
  grantStoreContract,
  right,
  sessionStoreContract,
} from '@bloomz/access-core/testing';
import type { DistrictId, SchoolId } from '@bloomz/onboarding-core';
import { afterAll, beforeAll } from 'vitest';
import { makePgAccountStore } from './pg-account-store.ts';
import { makePgApiKeyStore } from './pg-api-key-store.ts';
import { makePgCodeLedger } from './pg-code-ledger.ts';
import { makePgGrantStore } from './pg-grant-store.ts';
import { makePgSchoolDirectory } from './pg-school-directory.ts';
import { makePgSessionStore } from './pg-session-store.ts';
import { makeTestDatabase, type TestDatabase } from './testing/make-test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

const aDistrict = async (): Promise<string> => {
  const [districtId, schoolId] = [aCleverId(), aCleverId()];
  const ref = { districtId: districtId as DistrictId, schoolId: schoolId as SchoolId };
  await right(makePgSchoolDirectory(database).provision(ref, { email: 'admin@example.org', userId: null }));
  return districtId;
};

accountStoreContract('the PostgreSQL account store', async () => makePgAccountStore(database));
sessionStoreContract('the PostgreSQL session store', async () => makePgSessionStore(database));
codeLedgerContract('the PostgreSQL code ledger', async () => makePgCodeLedger(database));
grantStoreContract('the PostgreSQL grant store', async () => makePgGrantStore(database));
apiKeyStoreContract('the PostgreSQL key store', async () => ({
  keys: makePgApiKeyStore(database),
  districts: [await aDistrict(), await aDistrict()],
}));
