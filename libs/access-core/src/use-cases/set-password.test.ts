import { describe, expect, it } from 'vitest';
import { anAccess, anIdentity, left, right } from '../testing/index.ts';

const [email, password] = ['head@example.org', 'correct horse battery'];

describe('SetPassword', () => {
  it('makes an account, named by its address unless told otherwise', async () => {
    const { setPassword } = anAccess();
    expect(await right(setPassword({ email: ` ${email}`, password }))).toMatchObject({
      email,
      name: email,
      clever: null,
      operator: false,
    });
  });

  it('keeps what is not named: name, operator, link', async () => {
    const { setPassword, accounts } = anAccess();
    const first = await right(setPassword({ email, password, name: 'Sample Head', operator: true }));
    const { userId, districtId } = anIdentity();
    await right(accounts.link(first.id, { userId, districtId }));
    const again = await right(setPassword({ email: 'HEAD@example.org', password: 'another good password' }));
    expect(again).toEqual({ ...first, clever: { userId, districtId } });
  });

  it('lets the new password in, the old one no more, and ends the sessions of the account', async () => {
    const { setPassword, signInWithPassword, resolveSession } = anAccess();
    await right(setPassword({ email, password }));
    const { token } = await right(signInWithPassword({ email, password, replacing: null }));
    await right(setPassword({ email, password: 'another good password' }));
    expect(await left(resolveSession(token))).toEqual({ _tag: 'NotSignedIn' });
    expect(await left(signInWithPassword({ email, password, replacing: null }))).toEqual({ _tag: 'WrongCredentials' });
    await right(signInWithPassword({ email, password: 'another good password', replacing: null }));
  });

  it('refuses fewer than twelve characters, as people count them, and changes nothing', async () => {
    const { setPassword, accounts } = anAccess();
    for (const short of ['', 'elevenchars', '😀'.repeat(6), 'e\u0301'.repeat(11)])
      expect(await left(setPassword({ email, password: short }))).toEqual({ _tag: 'WeakPassword', shortest: 12 });
    expect(await right(accounts.findByEmail(email))).toMatchObject({ _tag: 'None' });
    await right(setPassword({ email, password: 'twelve chars' }));
    await right(setPassword({ email, password: '😀'.repeat(12) }));
  });
});
