import { aCleverId } from './builders.ts';
import { accountStoreContract } from './contracts/account-store.contract.ts';
import { apiKeyStoreContract } from './contracts/api-key-store.contract.ts';
import { codeLedgerContract } from './contracts/code-ledger.contract.ts';
import { grantStoreContract } from './contracts/grant-store.contract.ts';
import { sessionStoreContract } from './contracts/session-store.contract.ts';
import { makeInMemoryAccountStore } from './in-memory-account-store.ts';
import { makeInMemoryApiKeyStore } from './in-memory-api-key-store.ts';
import { makeInMemoryCodeLedger } from './in-memory-code-ledger.ts';
import { makeInMemoryGrantStore } from './in-memory-grant-store.ts';
import { makeInMemorySessionStore } from './in-memory-session-store.ts';

accountStoreContract('the account store in memory', async () => makeInMemoryAccountStore());
sessionStoreContract('the session store in memory', async () => makeInMemorySessionStore());
apiKeyStoreContract('the key store in memory', async () => {
  const districts = [aCleverId(), aCleverId()] as const;
  return { keys: makeInMemoryApiKeyStore(districts), districts };
});
codeLedgerContract('the code ledger in memory', async () => makeInMemoryCodeLedger());
grantStoreContract('the grant store in memory', async () => makeInMemoryGrantStore());
