import { describe, expect, it } from 'vitest';
import { anAccess, left, right } from '../testing/index.ts';

const [email, password] = ['head@example.org', 'correct horse battery'];

describe('SignOut', () => {
  it('SSO-7: ends this session and no other; signing out twice is no failure', async () => {
    const { setPassword, signInWithPassword, resolveSession, signOut } = anAccess();
    await right(setPassword({ email, password }));
    const here = await right(signInWithPassword({ email, password, replacing: null }));
    const elsewhere = await right(signInWithPassword({ email, password, replacing: null }));
    await right(signOut(here.token));
    await right(signOut(here.token));
    expect(await left(resolveSession(here.token))).toEqual({ _tag: 'NotSignedIn' });
    await right(resolveSession(elsewhere.token));
  });
});
