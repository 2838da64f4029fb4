import { describe, expect, it } from 'vitest';
import { right } from '@bloomz/access-core/testing';
import { anAccessDesk } from '../testing/an-access-desk.ts';
import { prepareSetPassword } from './set-password.ts';

const [email, password] = ['head@example.org', 'correct horse battery'];

describe('account set-password', () => {
  it('takes the password from stdin, and says nothing of it', async () => {
    const { call, signInWithPassword } = anAccessDesk();
    const said = await call(prepareSetPassword, { email, name: 'Sample Head', operator: true }, password);
    expect(said).toMatchObject({ json: { account: { email, name: 'Sample Head', operator: true, cleverId: null } } });
    expect(JSON.stringify(said)).not.toContain(password);
    await right(signInWithPassword({ email, password, replacing: null }));
  });

  it('makes nobody operator unless told so', async () => {
    const said = await anAccessDesk().call(prepareSetPassword, { email }, password);
    expect(said).toMatchObject({ json: { account: { operator: false, name: email } } });
  });

  it.each([undefined, ''])('does nothing without a password: %j', async (line) => {
    expect(await anAccessDesk().call(prepareSetPassword, { email }, line)).toMatchObject({ _tag: 'WrongUsage' });
  });

  it('refuses a weak password, a blank name and what is no address', async () => {
    const { call } = anAccessDesk();
    expect(await call(prepareSetPassword, { email }, 'short')).toEqual({ _tag: 'WeakPassword', shortest: 12 });
    expect(await call(prepareSetPassword, { email, name: ' ' }, password)).toMatchObject({ _tag: 'WrongUsage' });
    expect(await call(prepareSetPassword, { email: 'a b' }, password)).toMatchObject({
      sentence: expect.stringContaining('--email') as string,
    });
  });
});
