import { E } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import type { Answer } from './testing/answering.ts';
import { leftOf, rightOf } from './testing/scripted-clever.ts';
import { aSelf, aSigningClever, anIdToken, exchanged, PERSON, REDEEMING } from './testing/signing-clever.ts';
import { anId, type Raw } from './testing/tiny-district.ts';

const FOREIGN = E.left({ _tag: 'ForeignToken' });
const SECONDS = Math.floor(Date.now() / 1000);

type Forging = Parameters<typeof anIdToken>[2];
const redeeming = async (claims: Raw, forging?: Forging, more: Readonly<Record<string, Answer>> = {}) => {
  const { clever, signIn } = await aSigningClever(({ path }, url) =>
    path === '/oauth/tokens' ? exchanged(anIdToken(url, claims, forging)) : more[path],
  );
  return { clever, signIn, outcome: await signIn.redeem(REDEEMING)() };
};

describe('an id_token', () => {
  it('LG-7: is verified with the keys that Clever publishes, without showing them a secret', async () => {
    const { clever, outcome } = await redeeming({});
    expect(rightOf(outcome).userId).toBe(PERSON);
    const [discovery, keys] = ['/.well-known/openid-configuration', '/keys'].map((path) =>
      clever.asked.filter((asked) => asked.path === path),
    );
    expect([discovery?.length, keys?.length]).toEqual([1, 1]);
    for (const { authorization } of [...(discovery ?? []), ...(keys ?? [])]) expect(authorization).toBe('');
  });

  it('has its keys read once for many sign-ins', async () => {
    const { clever, signIn } = await redeeming({});
    for (let n = 0; n < 3; n += 1) rightOf(await signIn.redeem(REDEEMING)());
    expect(clever.asked.filter(({ path }) => path === '/keys')).toHaveLength(1);
  });

  it.each<[string, Raw]>([
    ['another application', { aud: 'another-app' }],
    ['no application', { aud: undefined }],
    ['another issuer', { iss: 'https://clever.evil.example' }],
    ['no issuer', { iss: undefined }],
    ['another nonce', { nonce: 'nonce-2' }],
    ['no nonce', { nonce: undefined }],
    ['a time that is over', { exp: SECONDS - 60 }],
    ['no time', { exp: undefined }],
    ['a time to come', { nbf: SECONDS + 600 }],
    ['another person than the token', { sub: anId('b', 2), multi_role_user_id: anId('b', 2) }],
    ['no person', { sub: undefined, multi_role_user_id: undefined }],
  ])('LG-7: with %s opens nothing', async (_, claims) => {
    expect((await redeeming(claims)).outcome).toEqual(FOREIGN);
  });

  it('LG-7: signed by somebody else, or by nobody, opens nothing', async () => {
    expect((await redeeming({}, { forged: true })).outcome).toEqual(FOREIGN);
    expect((await redeeming({}, { alg: 'none' })).outcome).toEqual(FOREIGN);
    expect((await redeeming({}, { alg: 'HS256' })).outcome).toEqual(FOREIGN);
  });

  it.each(['', 'x', 'a.b', 'a.b.c', '..', '{}'])('that is none opens nothing: %j', async (idToken) => {
    const { signIn } = await aSigningClever(({ path }) => (path === '/oauth/tokens' ? exchanged(idToken) : undefined));
    const outcome = await signIn.redeem(REDEEMING)();
    if (idToken === '') expect(rightOf(outcome).userId).toBe(PERSON);
    else expect(outcome).toEqual(FOREIGN);
  });

  it('LG-7: an unverified address is no obstacle', async () => {
    expect(E.isRight((await redeeming({ email_verified: false, email: 'x@example.org' })).outcome)).toBe(true);
  });

  it('LG-6: joins by multi_role_user_id, or else sub, and never by user_id', async () => {
    const old = anId('e', 1);
    expect(rightOf((await redeeming({ user_id: old })).outcome).userId).toBe(PERSON);
    expect(rightOf((await redeeming({ user_id: old, multi_role_user_id: undefined })).outcome).userId).toBe(PERSON);
    expect((await redeeming({ user_id: PERSON, sub: old, multi_role_user_id: old })).outcome).toEqual(FOREIGN);
  });

  it.each(['district_admin', 'district admin', 'districtadmin'])(
    'LG-11: knows a district admin by %j',
    async (type) => {
      expect(rightOf((await redeeming({ user_type: type })).outcome).roles).toEqual(['teacher', 'district_admin']);
    },
  );

  it('LG-5: gives no other role', async () => {
    for (const type of ['staff', 'student', 7, null])
      expect(rightOf((await redeeming({ user_type: type })).outcome).roles).toEqual(['teacher']);
  });

  it('SSO-10: helps out where the record lacks name and address', async () => {
    const claims = { given_name: 'Zoë', family_name: 'Light', email: 'zoe@example.org' };
    const bare = { [`/v3.1/users/${PERSON}`]: { body: { data: aSelf({ name: null, email: '' }) } } };
    expect(rightOf((await redeeming(claims, {}, bare)).outcome)).toMatchObject({
      name: 'Zoë Light',
      email: 'zoe@example.org',
    });
    expect(rightOf((await redeeming(claims)).outcome).name).toBe('Guiding Light');
  });
});

describe('a Clever whose keys cannot be had', () => {
  it.each<[string, Answer]>([
    ['/keys', { status: 503 }],
    ['/keys', { body: 'half' }],
    ['/keys', { body: { keys: 'none' } }],
    ['/.well-known/openid-configuration', { status: 404 }],
    ['/.well-known/openid-configuration', { body: { issuer: 'x' } }],
  ])('signs nobody in: %s %j', async (path, answer) => {
    expect(leftOf((await redeeming({}, {}, { [path]: answer })).outcome)).toMatchObject({ _tag: 'SignInUnavailable' });
  });

  it('takes no keys from another place in the clear, and no other issuer', async () => {
    const at = '/.well-known/openid-configuration';
    const away = await aSigningClever(({ path }, url) => {
      if (path === '/oauth/tokens') return exchanged(anIdToken(url));
      return path === at ? { body: { issuer: url, jwks_uri: 'http://elsewhere.example/keys' } } : undefined;
    });
    expect(await away.signIn.redeem(REDEEMING)()).toEqual(FOREIGN);
    const other = { body: { issuer: 'https://clever.evil.example', jwks_uri: 'https://clever.evil.example/keys' } };
    expect((await redeeming({}, {}, { [at]: other })).outcome).toEqual(FOREIGN);
  });
});
