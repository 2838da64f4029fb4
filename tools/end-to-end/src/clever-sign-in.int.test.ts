import 'reflect-metadata';
import { CleverSignIn, judgeCallback } from '@bloomz/access-core';
import { left, right } from '@bloomz/access-core/testing';
import { cleverModule } from '@bloomz/clever-adapter';
import {
  type FakeClever,
  type FakeCleverOptions,
  faultOn,
  generateDistrict,
  startFakeClever,
  type User,
} from '@bloomz/fake-clever';
import { get } from '@bloomz/kernel';
import { Container } from 'inversify';
import { describe, expect, it, onTestFinished } from 'vitest';

const REDIRECT = 'http://localhost:3000/auth/clever/callback';

const aClever = async (options: Partial<FakeCleverOptions> = {}) => {
  const district = generateDistrict({ seed: 7, schools: [{ level: 'elementary', students: 60 }] });
  const clever = await startFakeClever({ districts: [district], redirectUris: [REDIRECT], ...options });
  onTestFinished(clever.close);
  return { clever, signIn: signInOf(clever), district: clever.district(district.district.id) };
};

const signInOf = ({ url, clientId, clientSecret }: FakeClever): CleverSignIn => {
  const container = new Container();
  container.load(cleverModule({ apiUrl: url, authUrl: url, clientId, clientSecret }));
  return get(container, CleverSignIn);
};

const MANNERS: ReadonlyArray<Partial<FakeCleverOptions>> = [
  { oidc: false, meStyle: 'user' },
  { oidc: false, meStyle: 'role' },
  { oidc: true, meStyle: 'user' },
  { oidc: true, meStyle: 'role' },
];

/** Goes where the browser goes, signs in as that person, and brings back what Clever sends along. */
const visit = async (url: string, userId: string): Promise<URLSearchParams> => {
  const response = await fetch(`${url}&as=${userId}`, { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '').searchParams;
};

const nameOf = ({ name }: User): string =>
  [name.first, name.last]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ');

describe('signing in at the local Clever', () => {
  it.each(MANNERS)('SSO-11, LG-4: works for every type of user that can sign in (%j)', async (manner) => {
    const { signIn, district } = await aClever(manner);
    for (const role of ['teacher', 'student', 'staff', 'district_admin'] as const)
      for (const user of district.users(role).slice(0, 5)) {
        const url = signIn.authorizeUrl({ state: 'state-1', nonce: 'nonce-1', redirectUri: REDIRECT });
        const back = await visit(url, user.id);
        expect(back.get('state')).toBe('state-1');
        const redeeming = { code: back.get('code') ?? '', redirectUri: REDIRECT, nonce: 'nonce-1' };
        const identity = await right(signIn.redeem(redeeming));
        expect(identity).toMatchObject({ userId: user.id, districtId: district.id, name: nameOf(user) });
        expect(identity.email ?? '').toBe(user.email?.trim() ?? '');
        expect(identity.roles).toEqual(expect.arrayContaining([role]));
      }
  });

  it('LG-5: brings every role of a person who has several', async () => {
    const { clever, signIn, district } = await aClever({ oidc: false });
    const many = district.users('teacher').find(({ roles }) => Object.keys(roles).length > 1);
    const code = clever.issueCode(many?.id ?? '');
    const identity = await right(signIn.redeem({ code, redirectUri: REDIRECT, nonce: 'n' }));
    expect([...identity.roles].sort()).toEqual(Object.keys(many?.roles ?? {}).sort());
  });

  it('LG-1, LG-3: takes a code once, and for the address it was made for', async () => {
    const { clever, signIn, district } = await aClever();
    const [user] = district.users('teacher');
    const code = clever.issueCode(user?.id ?? '');
    await right(signIn.redeem({ code, redirectUri: REDIRECT, nonce: 'n' }));
    expect(await left(signIn.redeem({ code, redirectUri: REDIRECT, nonce: 'n' }))).toEqual({ _tag: 'CodeRefused' });
    const other = { code: clever.issueCode(user?.id ?? ''), redirectUri: `${REDIRECT}/`, nonce: 'n' };
    expect(await left(signIn.redeem(other))).toEqual({ _tag: 'CodeRefused' });
  });

  it('LG-2: refuses a code that is older than a minute', async () => {
    let now = Date.now();
    const { clever, signIn, district } = await aClever({ now: () => new Date(now) });
    const code = clever.issueCode(district.users('teacher')[0]?.id ?? '');
    now += 61_000;
    expect(await left(signIn.redeem({ code, redirectUri: REDIRECT, nonce: 'n' }))).toEqual({ _tag: 'CodeRefused' });
  });

  it('LG-12, LG-13: sends contacts and unshared people back without a code, and nothing is exchanged', async () => {
    const { signIn, district } = await aClever();
    const [contact, teacher] = [district.users('contact')[0]?.id ?? '', district.users('teacher')[0]?.id ?? ''];
    district.unshareUsers([teacher]);
    for (const id of [contact, teacher]) {
      const back = await visit(signIn.authorizeUrl({ state: 's', nonce: 'n', redirectUri: REDIRECT }), id);
      const { code, state, error } = Object.fromEntries(back) as Record<string, string | undefined>;
      expect([code, error]).toEqual([undefined, 'unauthorized-user']);
      expect(judgeCallback({ code, state, error }, null)).toBe('refused');
    }
  });

  it('LG-7: takes no id_token that was made for another sign-in', async () => {
    const { signIn, district } = await aClever({ oidc: true });
    const url = signIn.authorizeUrl({ state: 's', nonce: 'nonce-1', redirectUri: REDIRECT });
    const code = (await visit(url, district.users('teacher')[0]?.id ?? '')).get('code') ?? '';
    expect(await left(signIn.redeem({ code, redirectUri: REDIRECT, nonce: 'nonce-2' }))).toEqual({
      _tag: 'ForeignToken',
    });
  });

  it('LG-8: asks nothing of the roster', async () => {
    const { clever, signIn, district } = await aClever({ oidc: true });
    const id = district.users('teacher')[0]?.id ?? '';
    const back = await visit(signIn.authorizeUrl({ state: 's', nonce: 'n', redirectUri: REDIRECT }), id);
    clever.clearRequests();
    await right(signIn.redeem({ code: back.get('code') ?? '', redirectUri: REDIRECT, nonce: 'n' }));
    expect(clever.requests().map(({ url }) => url)).toEqual([
      '/oauth/tokens',
      '/oauth/tokeninfo',
      '/.well-known/openid-configuration',
      '/.well-known/jwks.json',
      '/v3.0/me',
      `/v3.1/users/${id}`,
    ]);
  });

  it('gets through a Clever that stumbles, but never sends a code twice', async () => {
    const { clever, signIn, district } = await aClever();
    const code = (): string => clever.issueCode(district.users('teacher')[0]?.id ?? '');
    clever.setFaults(faultOn(/me$/, 'bad-gateway', 2));
    await right(signIn.redeem({ code: code(), redirectUri: REDIRECT, nonce: 'n' }));
    clever.setFaults(faultOn(/\/oauth\/tokens/, 'unavailable'));
    clever.clearRequests();
    expect(await left(signIn.redeem({ code: code(), redirectUri: REDIRECT, nonce: 'n' }))).toMatchObject({
      _tag: 'SignInUnavailable',
    });
    expect(clever.requests()).toHaveLength(1);
  });
});
