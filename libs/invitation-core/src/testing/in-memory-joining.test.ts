import { familyCodeStoreContract } from './contracts/family-code-store.contract.ts';
import { joinStoreContract } from './contracts/join-store.contract.ts';
import { joinedPlacesContract } from './contracts/joined-places.contract.ts';
import { makeInMemoryJoining } from './in-memory-joining.ts';

const makeWorld = async () => makeInMemoryJoining();

joinStoreContract('joining in memory', makeWorld);
familyCodeStoreContract('joining in memory', makeWorld);
joinedPlacesContract('joining in memory', makeWorld);
