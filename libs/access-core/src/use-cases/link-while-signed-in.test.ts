import { describe, expect, it } from 'vitest';
import { anAccess, anIdentity, left, right } from '../testing/index.ts';

const password = 'correct horse battery';

describe('LinkWhileSignedIn', () => {
  it('links the account that is signed in to the person it confirmed', async () => {
    const { setPassword, linkWhileSignedIn, accounts } = anAccess();
    const account = await right(setPassword({ email: 'head@example.org', password }));
    const identity = anIdentity();
    const clever = { userId: identity.userId, districtId: identity.districtId };
    const linked = await right(linkWhileSignedIn(account, { accountId: account.id, identity }));
    expect(linked).toEqual({ ...account, clever });
    expect(await right(accounts.findByClever(identity.userId))).toMatchObject({ value: linked });
  });

  it('does not take an offer that was made to another account', async () => {
    const { setPassword, linkWhileSignedIn, accounts } = anAccess();
    const account = await right(setPassword({ email: 'head@example.org', password }));
    const identity = anIdentity();
    const offer = { accountId: 'somebody else', identity };
    expect(await left(linkWhileSignedIn(account, offer))).toEqual({ _tag: 'NotSignedIn' });
    expect(await right(accounts.findByClever(identity.userId))).toMatchObject({ _tag: 'None' });
  });

  it('refuses a person who has an account, and an account that has a person', async () => {
    const { setPassword, linkWhileSignedIn, accounts } = anAccess();
    const account = await right(setPassword({ email: 'head@example.org', password }));
    const [mine, theirs] = [anIdentity(), anIdentity()];
    await right(accounts.createForClever('theirs', theirs));
    const offer = (identity = mine) => ({ accountId: account.id, identity });
    expect(await left(linkWhileSignedIn(account, offer(theirs)))).toEqual({ _tag: 'LinkedElsewhere' });
    await right(linkWhileSignedIn(account, offer()));
    expect(await left(linkWhileSignedIn(account, offer(anIdentity())))).toEqual({ _tag: 'LinkedElsewhere' });
  });
});
