import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { anAccess, left, NOW, right } from '../testing/index.ts';

const [email, password] = ['head@example.org', 'correct horse battery'];

const withAccount = async () => {
  const access = anAccess();
  const account = await right(access.setPassword({ email, password, name: 'Sample Head' }));
  return { ...access, account };
};

describe('SignInWithPassword', () => {
  it('opens a session under a new token, of which only the digest is kept', async () => {
    const { signInWithPassword, sessions, secrets, account } = await withAccount();
    const signedIn = await right(signInWithPassword({ email: ' HEAD@Example.org ', password, replacing: null }));
    expect(signedIn.account).toEqual(account);
    const session = { accountId: account.id, openedAt: NOW, lastSeenAt: NOW };
    expect(await right(sessions.find(secrets.digest(signedIn.token)))).toEqual(O.some(session));
    expect(await right(sessions.find(signedIn.token))).toEqual(O.none);
  });

  it('answers a wrong password and an unknown address alike, after the same work', async () => {
    const { signInWithPassword, secrets } = await withAccount();
    const wrong = await left(signInWithPassword({ email, password: 'another password', replacing: null }));
    const unknown = await left(signInWithPassword({ email: 'nobody@example.org', password, replacing: null }));
    expect(wrong).toEqual({ _tag: 'WrongCredentials' });
    expect(unknown).toEqual(wrong);
    expect(secrets.verified).toEqual([`hash of ${password}`, null]);
  });

  it('gives no session to an account that only Clever signs in', async () => {
    const { signInWithPassword, accounts } = anAccess();
    await right(
      accounts.createForClever('only-clever', { userId: 'u', districtId: 'd', name: '', email, roles: ['teacher'] }),
    );
    expect(await left(signInWithPassword({ email, password, replacing: null }))).toEqual({ _tag: 'WrongCredentials' });
  });

  it('SSO-6: takes the place of the session that the browser had, whoever it belonged to', async () => {
    const { signInWithPassword, resolveSession, setPassword } = await withAccount();
    await right(setPassword({ email: 'other@example.org', password }));
    const first = await right(signInWithPassword({ email, password, replacing: null }));
    const second = await right(signInWithPassword({ email: 'other@example.org', password, replacing: first.token }));
    expect(second.token).not.toBe(first.token);
    expect(await left(resolveSession(first.token))).toEqual({ _tag: 'NotSignedIn' });
    expect((await right(resolveSession(second.token))).account.email).toBe('other@example.org');
  });

  it('never opens a session under a token that the browser brought', async () => {
    const { signInWithPassword, resolveSession } = await withAccount();
    await right(signInWithPassword({ email, password, replacing: 'planted' }));
    expect(await left(resolveSession('planted'))).toEqual({ _tag: 'NotSignedIn' });
  });

  it('leaves the session alone when the sign-in fails', async () => {
    const { signInWithPassword, resolveSession } = await withAccount();
    const { token } = await right(signInWithPassword({ email, password, replacing: null }));
    await left(signInWithPassword({ email, password: 'another password', replacing: token }));
    expect((await right(resolveSession(token))).account.email).toBe(email);
  });
});
