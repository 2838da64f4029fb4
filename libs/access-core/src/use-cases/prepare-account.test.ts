import { describe, expect, it } from 'vitest';
import { anAccess } from '../testing/an-access.ts';
import { left, right } from '../testing/outcomes.ts';

const WISH = { email: ' new@example.org ', password: 'correct horse battery', name: 'Sample Parent' };

describe('PrepareAccount', () => {
  it('makes a new account for an unknown address, and writes nothing', async () => {
    const { prepareAccount, accounts } = anAccess();
    const prepared = await right(prepareAccount(WISH));
    expect(prepared).toMatchObject({
      kind: 'new',
      account: { email: 'new@example.org', name: WISH.name, passwordHash: `hash of ${WISH.password}` },
    });
    expect((await right(accounts.find(prepared.account.id)))._tag).toBe('None');
  });

  it('refuses a new account with a short password', async () => {
    const { prepareAccount } = anAccess();
    expect(await left(prepareAccount({ ...WISH, password: 'short' }))).toEqual({ _tag: 'WeakPassword', shortest: 12 });
  });

  it('gives the account of a known address to its password alone, in any letters of the address', async () => {
    const { prepareAccount, setPassword } = anAccess();
    const account = await right(setPassword({ ...WISH, name: 'Known' }));
    const wish = { ...WISH, email: 'NEW@example.org' };
    expect(await right(prepareAccount(wish))).toEqual({ kind: 'known', account });
    for (const password of ['short', 'another long password'])
      expect(await left(prepareAccount({ ...wish, password }))).toEqual({ _tag: 'WrongCredentials' });
  });
});
