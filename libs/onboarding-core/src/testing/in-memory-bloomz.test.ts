import { rosterStoreContract } from './contracts/roster-store.contract.ts';
import { runLogContract } from './contracts/run-log.contract.ts';
import { schoolDirectoryContract } from './contracts/school-directory.contract.ts';
import { schoolLockContract } from './contracts/school-lock.contract.ts';
import { makeInMemoryBloomz } from './in-memory-bloomz.ts';

const makeBloomz = async (): Promise<ReturnType<typeof makeInMemoryBloomz>> => makeInMemoryBloomz();

rosterStoreContract('the store in memory', makeBloomz);
schoolDirectoryContract('the directory in memory', makeBloomz);
runLogContract('the run log in memory', makeBloomz);
schoolLockContract('the lock in memory', makeBloomz);
