import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import type { CleverIdentity } from '../entities/account.ts';
import type { Intent } from '../entities/ticket.ts';
import { aCleverId, anAccess, anIdentity, left, right } from '../testing/index.ts';

const redirectUri = 'https://bloomz.example/auth/clever/callback';
const password = 'correct horse battery';
const TO_SIGN_IN: Intent = { intent: 'sign-in' };

const aReturn = (access: ReturnType<typeof anAccess>, identity: CleverIdentity, intent: Intent = TO_SIGN_IN) => ({
  code: access.clever.codeFor(identity),
  ticket: access.beginCleverSignIn({ intent, redirectUri }).ticket,
  replacing: null,
});

const finishing = async (access: ReturnType<typeof anAccess>, identity: CleverIdentity) => {
  const outcome = await right(access.finishCleverSignIn(aReturn(access, identity)));
  if (outcome.kind !== 'signed-in') throw new Error('Expected a session');
  return outcome;
};

describe('FinishCleverSignIn', () => {
  it('SSO-9: knows a person again by Clever id, whatever became of name and address', async () => {
    const access = anAccess();
    const identity = anIdentity();
    const first = await finishing(access, identity);
    const second = await finishing(access, { ...identity, name: 'New Name', email: 'new@example.org' });
    expect(second.account.id).toBe(first.account.id);
    expect(second.token).not.toBe(first.token);
  });

  it('SSO-10: signs in a person without name and address', async () => {
    const { account } = await finishing(anAccess(), anIdentity({ name: '', email: null }));
    expect(account).toMatchObject({ name: '', email: null });
  });

  it.each(['teacher', 'student', 'staff', 'district_admin', 'contact', 'wizard'])(
    'SSO-11, LG-5: signs in a person with the role %s',
    async (role) => {
      const { account } = await finishing(anAccess(), anIdentity({ roles: [role] }));
      expect(account.districtAdmin).toBe(role === 'district_admin');
    },
  );

  it('SSO-12: keeps names in any script', async () => {
    const { account } = await finishing(anAccess(), anIdentity({ name: 'Zoë Ünlü 山田' }));
    expect(account.name).toBe('Zoë Ünlü 山田');
  });

  it('LG-3: exchanges with the very address and nonce that were authorised', async () => {
    const access = anAccess();
    const request = aReturn(access, anIdentity());
    await right(access.finishCleverSignIn(request));
    expect(access.clever.redeemed).toEqual([{ code: request.code, redirectUri, nonce: request.ticket.nonce }]);
  });

  it('LG-1: exchanges a code once, however often and at whatever moment it arrives', async () => {
    const access = anAccess();
    const request = aReturn(access, anIdentity());
    const outcomes = await Promise.all(Array.from({ length: 1_000 }, () => access.finishCleverSignIn(request)()));
    expect(outcomes.filter(({ _tag }) => _tag === 'Right')).toHaveLength(1);
    expect(access.clever.redeemed).toHaveLength(1);
    expect(await left(access.finishCleverSignIn(request))).toEqual({ _tag: 'CodeReplayed' });
  });

  it('LG-2: an old code is refused, and no second exchange is tried', async () => {
    const access = anAccess();
    const request = { ...aReturn(access, anIdentity()), code: 'too old' };
    expect(await left(access.finishCleverSignIn(request))).toEqual({ _tag: 'CodeRefused' });
    expect(await left(access.finishCleverSignIn(request))).toEqual({ _tag: 'CodeReplayed' });
    expect(access.clever.redeemed).toHaveLength(1);
  });

  it.each([{ _tag: 'ForeignToken' }, { _tag: 'SignInUnavailable', detail: 'GET /me: status 503' }] as const)(
    'opens nothing after $_tag',
    async (failure) => {
      const access = anAccess();
      const identity = anIdentity();
      access.clever.failWith(failure);
      expect(await left(access.finishCleverSignIn(aReturn(access, identity)))).toEqual(failure);
      expect(await right(access.accounts.findByClever(identity.userId))).toEqual(O.none);
      expect(await right(access.sessions.sweep(new Date('2100-01-01'), new Date(0)))).toBe(0);
    },
  );

  it('SSO-6: takes the place of the session the browser had', async () => {
    const access = anAccess();
    const first = await finishing(access, anIdentity());
    const next = { ...aReturn(access, anIdentity()), replacing: first.token };
    await right(access.finishCleverSignIn(next));
    expect(await left(access.resolveSession(first.token))).toEqual({ _tag: 'NotSignedIn' });
  });

  it('LG-9: a sign-in before the first import has no roles, and has them once the roster is there', async () => {
    const access = anAccess();
    const identity = anIdentity();
    const { token, account } = await finishing(access, identity);
    expect((await right(access.resolveSession(token))).grants).toEqual([]);
    const grant = { role: 'teacher', place: { districtId: identity.districtId, schoolId: aCleverId() } } as const;
    access.grants.give(account.id, grant);
    expect((await right(access.resolveSession(token))).grants).toEqual([grant]);
  });

  it('LG-10: a School Admin who signs in as a teacher stays School Admin', async () => {
    const access = anAccess();
    const identity = anIdentity({ roles: ['teacher'] });
    const { account } = await finishing(access, identity);
    const grant = { role: 'school-admin', place: { districtId: identity.districtId, schoolId: aCleverId() } } as const;
    access.grants.give(account.id, grant);
    const { token } = await finishing(access, identity);
    expect((await right(access.resolveSession(token))).grants).toEqual([grant]);
  });

  it('LG-10: an operator stays operator', async () => {
    const access = anAccess();
    const identity = anIdentity();
    const { id } = await right(access.setPassword({ email: 'operator@example.org', password, operator: true }));
    await right(access.accounts.link(id, identity));
    expect((await finishing(access, identity)).account).toMatchObject({ id, operator: true });
  });

  it('LG-11: takes over whether Clever calls the person district admin, both ways', async () => {
    const access = anAccess();
    const identity = anIdentity();
    for (const [roles, districtAdmin] of [
      [['teacher'], false],
      [['teacher', 'district admin'], true],
      [['teacher'], false],
    ] as const) {
      const { token, account } = await finishing(access, { ...identity, roles });
      expect(account.districtAdmin).toBe(districtAdmin);
      const place = { districtId: identity.districtId, schoolId: null };
      expect((await right(access.resolveSession(token))).grants).toEqual(
        districtAdmin ? [{ role: 'district-admin', place }] : [],
      );
    }
  });
});

describe('FinishCleverSignIn and Bloomz accounts', () => {
  it('SSO-9: never links by address: it asks for proof, and neither account nor session comes of it', async () => {
    const access = anAccess();
    await right(access.setPassword({ email: 'Same@Example.org', password }));
    const identity = anIdentity({ email: 'same@example.org' });
    expect(await left(access.finishCleverSignIn(aReturn(access, identity)))).toEqual({
      _tag: 'LinkNeedsProof',
      identity,
      email: 'same@example.org',
    });
    expect(await right(access.accounts.findByClever(identity.userId))).toEqual(O.none);
    expect(await right(access.sessions.sweep(new Date('2100-01-01'), new Date(0)))).toBe(0);
  });

  it('gives a person an account of their own when the account with the address is linked to somebody else', async () => {
    const access = anAccess();
    const known = await right(access.setPassword({ email: 'same@example.org', password }));
    await right(access.accounts.link(known.id, anIdentity()));
    const { account } = await finishing(access, anIdentity({ email: 'same@example.org' }));
    expect(account.id).not.toBe(known.id);
    expect(account.email).toBeNull();
  });

  it('with the intent to link, offers the person for confirmation and changes nothing', async () => {
    const access = anAccess();
    const { id: accountId } = await right(access.setPassword({ email: 'head@example.org', password }));
    const identity = anIdentity();
    const { token } = await right(access.signInWithPassword({ email: 'head@example.org', password, replacing: null }));
    const request = { ...aReturn(access, identity, { intent: 'link', accountId }), replacing: token };
    expect(await right(access.finishCleverSignIn(request))).toEqual({ kind: 'to-confirm', accountId, identity });
    expect((await right(access.resolveSession(token))).account.clever).toBeNull();
    expect(await right(access.accounts.findByClever(identity.userId))).toEqual(O.none);
  });
});
