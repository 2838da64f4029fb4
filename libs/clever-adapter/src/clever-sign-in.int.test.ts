import { E } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { makeCleverSignIn } from './clever-sign-in.ts';
import { type Answer, type Asked, HTML_404 } from './testing/answering.ts';
import { aConfig, leftOf, rightOf } from './testing/scripted-clever.ts';
import { aSelf, aSigningClever, exchanged, PERSON, REDEEMING, REDIRECT, USER_TOKEN } from './testing/signing-clever.ts';
import { anId, DISTRICT, type Raw } from './testing/tiny-district.ts';

const IDENTITY = {
  userId: PERSON,
  districtId: DISTRICT,
  name: 'Guiding Light',
  email: 'guide@maple.example.org',
  roles: ['teacher'],
};
const HTML: Answer = { headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' };

const at =
  (path: string, answer: Answer) =>
  (asked: Asked): Answer | undefined =>
    asked.path === path ? answer : undefined;
const redeeming = async (
  script: Parameters<typeof aSigningClever>[0] = undefined,
  config: Parameters<typeof aSigningClever>[1] = {},
) => {
  const { clever, signIn } = await aSigningClever(script, config);
  return { clever, outcome: await signIn.redeem(REDEEMING)() };
};
const redeemingSelf = (self: Raw) => redeeming(at(`/v3.1/users/${PERSON}`, { body: { data: aSelf(self) } }));

describe('beginning at Clever', () => {
  it('SSO-1: sends the browser with client id, address, state and nonce, and no secret', () => {
    const { authorizeUrl } = makeCleverSignIn(aConfig('https://clever.example/'));
    const url = new URL(authorizeUrl({ state: 's&=1', nonce: 'n 2', redirectUri: REDIRECT }));
    expect(url.origin + url.pathname).toBe('https://clever.example/oauth/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'client',
      redirect_uri: REDIRECT,
      state: 's&=1',
      nonce: 'n 2',
    });
  });
});

describe('redeeming a code', () => {
  it('gives the person, in four requests', async () => {
    const { clever, outcome } = await redeeming();
    expect(outcome).toEqual(E.right(IDENTITY));
    expect(clever.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /oauth/tokens',
      'GET /oauth/tokeninfo',
      'GET /v3.0/me',
      `GET /v3.1/users/${PERSON}`,
    ]);
  });

  it('LG-3: names code, grant and the very address, with our secret in the header', async () => {
    const { clever } = await redeeming();
    const [exchange] = clever.asked;
    expect(JSON.parse(exchange?.body ?? '')).toEqual({
      code: 'a-code',
      grant_type: 'authorization_code',
      redirect_uri: REDIRECT,
    });
    expect(exchange?.authorization).toBe(`Basic ${Buffer.from('client:secret-of-ours').toString('base64')}`);
  });

  it('LG-8: uses the user token to ask whose it is, and for nothing else', async () => {
    const { clever } = await redeeming();
    const asked = clever.asked.filter(({ authorization }) => authorization === `Bearer ${USER_TOKEN}`);
    expect(asked.map(({ url }) => url)).toEqual(['/oauth/tokeninfo', '/v3.0/me', `/v3.1/users/${PERSON}`]);
  });

  it.each([
    ['a role as type, nothing around it', { data: { id: PERSON, district: DISTRICT, type: 'teacher' } }],
    ['no type at all', { data: { id: PERSON, district: DISTRICT }, links: [] }],
    ['a type we do not know', { type: 'x', data: { id: PERSON, district: DISTRICT, type: 'wizard' }, links: null }],
  ])('LG-4: accepts /me with %s', async (_, body) => {
    expect((await redeeming(at('/v3.0/me', { body }))).outcome).toEqual(E.right(IDENTITY));
  });
});

describe('the person', () => {
  it('SSO-10: may lack name and address', async () => {
    for (const self of [
      { name: undefined, email: undefined },
      { name: null, email: null },
      { name: { first: '', last: '' }, email: '' },
      { name: { first: 7, last: ['x'] }, email: { at: 'x' } },
    ])
      expect((await redeemingSelf(self)).outcome).toEqual(E.right({ ...IDENTITY, name: '', email: null }));
  });

  it('SSO-12: may have a name in any script, or half a name', async () => {
    expect(rightOf((await redeemingSelf({ name: { first: 'Zoë', last: 'Ünlü 山田' } })).outcome).name).toBe(
      'Zoë Ünlü 山田',
    );
    expect(rightOf((await redeemingSelf({ name: { last: 'Light' } })).outcome).name).toBe('Light');
  });

  it('LG-5, SSO-11: has every role of the roles object', async () => {
    const roles = { teacher: {}, staff: { schools: [] }, student: null, wizard: {}, district_admin: { title: '' } };
    expect(rightOf((await redeemingSelf({ roles })).outcome).roles).toEqual([
      'teacher',
      'staff',
      'wizard',
      'district_admin',
    ]);
    expect(rightOf((await redeemingSelf({ roles: {} })).outcome).roles).toEqual([]);
    expect(rightOf((await redeemingSelf({ roles: undefined })).outcome).roles).toEqual([]);
  });

  it.each(['district_admin', 'district admin', 'districtadmin'])('LG-11: is district admin as %s', async (role) => {
    expect(rightOf((await redeemingSelf({ roles: { [role]: {} } })).outcome).roles).toEqual(['district_admin']);
  });

  it('grants nothing on the word of another record', async () => {
    const { outcome } = await redeemingSelf({ id: anId('b', 2) });
    expect(leftOf(outcome)).toMatchObject({ _tag: 'SignInUnavailable' });
  });
});

describe('a code that is worth nothing', () => {
  it('LG-1, LG-2: is refused after one exchange', async () => {
    const refusal = { status: 400, body: { message: 'Invalid grant: invalid code' } };
    const { clever, outcome } = await redeeming(at('/oauth/tokens', refusal));
    expect(outcome).toEqual(E.left({ _tag: 'CodeRefused' }));
    expect(clever.asked).toHaveLength(1);
  });

  it("is another application's", async () => {
    const { clever, outcome } = await redeeming(at('/oauth/tokeninfo', { body: { client_id: 'another-app' } }));
    expect(outcome).toEqual(E.left({ _tag: 'ForeignToken' }));
    expect(clever.asked).toHaveLength(2);
  });
});

describe('a Clever in trouble', () => {
  const failures: ReadonlyArray<readonly [string, Answer]> = [
    ['500', { status: 500 }],
    ['503', { status: 503 }],
    ['401 for our secret', { status: 401 }],
    ['404 in HTML', HTML_404],
    ['429', { status: 429 }],
    ['a page with 200', HTML],
    ['half an answer', { ...exchanged(), cut: true }],
    ['JSON that stops', { body: '{"access_token":"il' }],
    ['no answer but a dropped line', { drop: true }],
    ['silence', { hang: true }],
    ['no token', { body: {} }],
    ['a token that fits no header', { body: { access_token: 'il\r\nx: y' } }],
    ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example/' } }],
  ];
  it.each(failures)('is asked for an exchange once: %s', async (_, answer) => {
    const { clever, outcome } = await redeeming(at('/oauth/tokens', answer), { requestTimeoutMs: 200 });
    expect(leftOf(outcome)).toMatchObject({ _tag: 'SignInUnavailable' });
    expect(clever.asked).toHaveLength(1);
  });

  it.each(['/oauth/tokeninfo', '/v3.0/me', `/v3.1/users/${PERSON}`])(
    'is asked again, within reason, who it was: %s',
    async (path) => {
      const healing = await redeeming((asked) =>
        asked.path === path && asked.nth === 1 ? { status: 503 } : undefined,
      );
      expect(healing.outcome).toEqual(E.right(IDENTITY));
      for (const answer of [{ status: 503 }, HTML, { body: [] }, { body: { data: {} } }, { status: 401 }, HTML_404]) {
        const { clever, outcome } = await redeeming(at(path, answer));
        expect(leftOf(outcome)).toMatchObject({ _tag: 'SignInUnavailable' });
        expect(clever.asked.filter((asked) => asked.path === path).length).toBeLessThanOrEqual(3);
        expect(clever.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
      }
    },
  );

  it('is not waited for without end', async () => {
    const { outcome } = await redeeming(at('/v3.0/me', { hang: true }), { wholeCallMs: 200 });
    expect(leftOf(outcome)).toMatchObject({ _tag: 'SignInUnavailable' });
  });

  it('HC-15: is told of without secrets and persons', async () => {
    const planted = { message: 'guide@maple.example.org', code: 'a-code', token: USER_TOKEN };
    for (const path of ['/oauth/tokens', '/oauth/tokeninfo', '/v3.0/me', `/v3.1/users/${PERSON}`])
      for (const status of [200, 401, 500]) {
        const { outcome } = await redeeming(at(path, { status, body: planted }));
        expect(JSON.stringify(outcome)).not.toMatch(/a-code|il0123|secret-of-ours|@maple|Light/);
      }
  });
});
