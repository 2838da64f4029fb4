import { describe, expect, it } from 'vitest';
import { anAccess, anIdentity, left, right } from '../testing/index.ts';

const [email, password] = ['head@example.org', 'correct horse battery'];

const withAccount = async () => {
  const access = anAccess();
  const account = await right(access.setPassword({ email, password }));
  return { ...access, account, identity: anIdentity({ email, roles: ['district_admin'] }) };
};

describe('LinkClever', () => {
  it('links after proof of the account, notes what Clever says, and signs in', async () => {
    const { linkClever, resolveSession, account, identity } = await withAccount();
    const { token } = await right(linkClever({ email, identity, password, replacing: null }));
    const clever = { userId: identity.userId, districtId: identity.districtId };
    expect((await right(resolveSession(token))).account).toEqual({ ...account, clever, districtAdmin: true });
  });

  it('links nothing without the proof', async () => {
    const { linkClever, accounts, identity } = await withAccount();
    for (const request of [
      { email, identity, password: 'another password', replacing: null },
      { email: 'nobody@example.org', identity, password, replacing: null },
    ])
      expect(await left(linkClever(request))).toEqual({ _tag: 'WrongCredentials' });
    expect(await right(accounts.findByClever(identity.userId))).toMatchObject({ _tag: 'None' });
  });

  it('does not exchange a link for another', async () => {
    const { linkClever, identity } = await withAccount();
    await right(linkClever({ email, identity, password, replacing: null }));
    const other = { email, identity: anIdentity({ email }), password, replacing: null };
    expect(await left(linkClever(other))).toEqual({ _tag: 'LinkedElsewhere' });
  });

  it('does not take a person from the account they have', async () => {
    const { linkClever, accounts, identity } = await withAccount();
    await right(accounts.createForClever('first', identity));
    expect(await left(linkClever({ email, identity, password, replacing: null }))).toEqual({ _tag: 'LinkedElsewhere' });
  });

  it('signs in by Clever from then on', async () => {
    const { linkClever, finishCleverSignIn, beginCleverSignIn, clever, account, identity } = await withAccount();
    await right(linkClever({ email, identity, password, replacing: null }));
    const { ticket } = beginCleverSignIn({ intent: { intent: 'sign-in' }, redirectUri: 'https://bloomz.example/' });
    const outcome = await right(finishCleverSignIn({ code: clever.codeFor(identity), ticket, replacing: null }));
    expect(outcome).toMatchObject({ kind: 'signed-in', account: { id: account.id } });
  });
});
