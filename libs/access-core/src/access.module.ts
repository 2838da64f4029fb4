import { provide } from '@bloomz/kernel';
import { ContainerModule } from 'inversify';
import { AccountStore } from './ports/account-store.ts';
import { ApiKeyStore } from './ports/api-key-store.ts';
import { CleverSignIn } from './ports/clever-sign-in.ts';
import { Clock } from './ports/clock.ts';
import { CodeLedger } from './ports/code-ledger.ts';
import { GrantStore } from './ports/grant-store.ts';
import { Secrets } from './ports/secrets.ts';
import { SessionStore } from './ports/session-store.ts';
import { BeginCleverSignIn, makeBeginCleverSignIn } from './use-cases/begin-clever-sign-in.ts';
import { CreateApiKey, makeCreateApiKey } from './use-cases/create-api-key.ts';
import { FinishCleverSignIn, makeFinishCleverSignIn } from './use-cases/finish-clever-sign-in.ts';
import { LinkAccount, makeLinkAccount } from './use-cases/link-account.ts';
import { LinkClever, makeLinkClever } from './use-cases/link-clever.ts';
import { LinkWhileSignedIn, makeLinkWhileSignedIn } from './use-cases/link-while-signed-in.ts';
import { ListApiKeys, makeListApiKeys } from './use-cases/list-api-keys.ts';
import { LiveSession, makeLiveSession } from './use-cases/live-session.ts';
import { makeOpenSession, OpenSession } from './use-cases/open-session.ts';
import { makePrepareAccount, PrepareAccount } from './use-cases/prepare-account.ts';
import { makeProveAccount, ProveAccount } from './use-cases/prove-account.ts';
import { makeRedeemCode, RedeemCode } from './use-cases/redeem-code.ts';
import { makeResolveApiKey, ResolveApiKey } from './use-cases/resolve-api-key.ts';
import { makeResolveSession, ResolveSession } from './use-cases/resolve-session.ts';
import { makeRevokeApiKey, RevokeApiKey } from './use-cases/revoke-api-key.ts';
import { makeSetPassword, SetPassword } from './use-cases/set-password.ts';
import { makeSignInWithPassword, SignInWithPassword } from './use-cases/sign-in-with-password.ts';
import { makeSignOut, SignOut } from './use-cases/sign-out.ts';
import { makeSweepAccess, SweepAccess } from './use-cases/sweep-access.ts';
import { makeWelcomePerson, WelcomePerson } from './use-cases/welcome-person.ts';

/**
 * Needs: AccountStore, SessionStore, ApiKeyStore, GrantStore, CodeLedger, CleverSignIn, Secrets, Clock.
 * Gives: every use case.
 */
export const accessModule = new ContainerModule(({ bind }) => {
  provide(bind, OpenSession, makeOpenSession, [SessionStore, Secrets, Clock]);
  provide(bind, LiveSession, makeLiveSession, [SessionStore, Secrets, Clock]);
  provide(bind, ProveAccount, makeProveAccount, [AccountStore, Secrets]);
  provide(bind, LinkAccount, makeLinkAccount, [AccountStore]);
  provide(bind, RedeemCode, makeRedeemCode, [CodeLedger, CleverSignIn, Secrets, Clock]);
  provide(bind, WelcomePerson, makeWelcomePerson, [AccountStore, Secrets, OpenSession]);

  provide(bind, PrepareAccount, makePrepareAccount, [AccountStore, Secrets, ProveAccount]);
  provide(bind, SignInWithPassword, makeSignInWithPassword, [ProveAccount, OpenSession]);
  provide(bind, BeginCleverSignIn, makeBeginCleverSignIn, [CleverSignIn, Secrets]);
  provide(bind, FinishCleverSignIn, makeFinishCleverSignIn, [RedeemCode, WelcomePerson]);
  provide(bind, LinkClever, makeLinkClever, [ProveAccount, LinkAccount, OpenSession]);
  provide(bind, LinkWhileSignedIn, makeLinkWhileSignedIn, [LinkAccount]);
  provide(bind, ResolveSession, makeResolveSession, [LiveSession, AccountStore, GrantStore]);
  provide(bind, ResolveApiKey, makeResolveApiKey, [ApiKeyStore, Secrets]);
  provide(bind, SignOut, makeSignOut, [SessionStore, Secrets]);
  provide(bind, CreateApiKey, makeCreateApiKey, [ApiKeyStore, Secrets, Clock]);
  provide(bind, RevokeApiKey, makeRevokeApiKey, [ApiKeyStore, Clock]);
  provide(bind, ListApiKeys, makeListApiKeys, [ApiKeyStore]);
  provide(bind, SetPassword, makeSetPassword, [AccountStore, SessionStore, Secrets]);
  provide(bind, SweepAccess, makeSweepAccess, [SessionStore, CodeLedger, Clock]);
});
