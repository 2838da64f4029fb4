import { appointmentsContract } from './contracts/appointments.contract.ts';
import { districtDirectoryContract } from './contracts/district-directory.contract.ts';
import { planShelfContract } from './contracts/plan-shelf.contract.ts';
import { rosterStoreContract } from './contracts/roster-store.contract.ts';
import { runLogContract } from './contracts/run-log.contract.ts';
import { runQueueContract } from './contracts/run-queue.contract.ts';
import { schoolDirectoryContract } from './contracts/school-directory.contract.ts';
import { schoolListsContract } from './contracts/school-lists.contract.ts';
import { schoolLockContract } from './contracts/school-lock.contract.ts';
import { makeInMemoryBloomz } from './in-memory-bloomz.ts';

const makeBloomz = async (): Promise<ReturnType<typeof makeInMemoryBloomz>> => makeInMemoryBloomz();

rosterStoreContract('the store in memory', makeBloomz);
schoolDirectoryContract('the directory in memory', makeBloomz);
runLogContract('the run log in memory', makeBloomz);
schoolLockContract('the lock in memory', makeBloomz);
runQueueContract('the queue in memory', makeBloomz);
planShelfContract('the shelf in memory', makeBloomz);
schoolListsContract('the lists in memory', makeBloomz);
appointmentsContract('Bloomz in memory', makeBloomz);
districtDirectoryContract('the district directory in memory', makeBloomz);
