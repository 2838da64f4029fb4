import { makeBeginCleverSignIn } from '../use-cases/begin-clever-sign-in.ts';
import { makeCreateApiKey } from '../use-cases/create-api-key.ts';
import { makeFinishCleverSignIn } from '../use-cases/finish-clever-sign-in.ts';
import { makeLinkAccount } from '../use-cases/link-account.ts';
import { makeLinkClever } from '../use-cases/link-clever.ts';
import { makeLinkWhileSignedIn } from '../use-cases/link-while-signed-in.ts';
import { makeListApiKeys } from '../use-cases/list-api-keys.ts';
import { makeLiveSession } from '../use-cases/live-session.ts';
import { makeOpenSession } from '../use-cases/open-session.ts';
import { makePrepareAccount } from '../use-cases/prepare-account.ts';
import { makeProveAccount } from '../use-cases/prove-account.ts';
import { makeRedeemCode } from '../use-cases/redeem-code.ts';
import { makeResolveApiKey } from '../use-cases/resolve-api-key.ts';
import { makeResolveSession } from '../use-cases/resolve-session.ts';
import { makeRevokeApiKey } from '../use-cases/revoke-api-key.ts';
import { makeSetPassword } from '../use-cases/set-password.ts';
import { makeSignInWithPassword } from '../use-cases/sign-in-with-password.ts';
import { makeSignOut } from '../use-cases/sign-out.ts';
import { makeSweepAccess } from '../use-cases/sweep-access.ts';
import { makeWelcomePerson } from '../use-cases/welcome-person.ts';
import { aCleverId, later, NOW } from './builders.ts';
import { makeInMemoryAccountStore } from './in-memory-account-store.ts';
import { makeInMemoryApiKeyStore } from './in-memory-api-key-store.ts';
import { makeInMemoryCleverSignIn } from './in-memory-clever-sign-in.ts';
import { makeInMemoryCodeLedger } from './in-memory-code-ledger.ts';
import { makeInMemoryGrantStore } from './in-memory-grant-store.ts';
import { makeInMemorySessionStore } from './in-memory-session-store.ts';
import { makeTestSecrets } from './test-secrets.ts';

/** Every use case, wired by hand over ports in memory, with a clock that moves when a test says so. */
export const anAccess = () => {
  const [accounts, sessions, ledger] = [
    makeInMemoryAccountStore(),
    makeInMemorySessionStore(),
    makeInMemoryCodeLedger(),
  ];
  const [districtId, clever, grants, secrets] = [
    aCleverId(),
    makeInMemoryCleverSignIn(),
    makeInMemoryGrantStore(),
    makeTestSecrets(),
  ];
  const keys = makeInMemoryApiKeyStore([districtId]);
  let now = NOW;
  const clock = (): Date => now;
  const openSession = makeOpenSession(sessions, secrets, clock);
  const proveAccount = makeProveAccount(accounts, secrets);
  const linkAccount = makeLinkAccount(accounts);
  const redeemCode = makeRedeemCode(ledger, clever, secrets, clock);
  const welcomePerson = makeWelcomePerson(accounts, secrets, openSession);
  return {
    ...{ accounts, sessions, ledger, keys, clever, grants, secrets, districtId },
    pass: (ms: number): void => {
      now = later(ms, now);
    },
    signInWithPassword: makeSignInWithPassword(proveAccount, openSession),
    beginCleverSignIn: makeBeginCleverSignIn(clever, secrets),
    finishCleverSignIn: makeFinishCleverSignIn(redeemCode, welcomePerson),
    linkClever: makeLinkClever(proveAccount, linkAccount, openSession),
    linkWhileSignedIn: makeLinkWhileSignedIn(linkAccount),
    resolveSession: makeResolveSession(makeLiveSession(sessions, secrets, clock), accounts, grants),
    resolveApiKey: makeResolveApiKey(keys, secrets),
    signOut: makeSignOut(sessions, secrets),
    createApiKey: makeCreateApiKey(keys, secrets, clock),
    revokeApiKey: makeRevokeApiKey(keys, clock),
    listApiKeys: makeListApiKeys(keys),
    prepareAccount: makePrepareAccount(accounts, secrets, proveAccount),
    setPassword: makeSetPassword(accounts, sessions, secrets),
    sweepAccess: makeSweepAccess(sessions, ledger, clock),
  };
};
