import { createPublicKey, createVerify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Got, Wire } from '../testing/a-clever.ts';
import { aClever, APP_ID, basic, REDIRECT, toGot } from '../testing/a-clever.ts';

type Params = Readonly<Record<string, string>>;

const visit = async (
  { clever }: Wire,
  path: string,
  params: Params,
): Promise<{ got: Got; landed: URL | undefined }> => {
  const response = await fetch(`${clever.url}${path}?${new URLSearchParams(params).toString()}`, {
    redirect: 'manual',
  });
  const location = response.headers.get('location');
  return { got: await toGot(response), landed: location ? new URL(location) : undefined };
};

const authorizeParams = (more: Params = {}): Params => ({
  response_type: 'code',
  client_id: APP_ID,
  redirect_uri: REDIRECT,
  ...more,
});

const exchange = async ({ clever }: Wire, code: string, redirect_uri = REDIRECT, headers = basic()): Promise<Got> => {
  const body = JSON.stringify({ code, grant_type: 'authorization_code', redirect_uri });
  const init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body };
  return toGot(await fetch(`${clever.url}/oauth/tokens`, init));
};

const codeFor = async (wire: Wire, userId: string, more: Params = {}): Promise<string> => {
  const { landed } = await visit(wire, '/oauth/authorize', authorizeParams({ as: userId, ...more }));
  return landed?.searchParams.get('code') ?? '';
};

const aTeacher = ({ district }: Wire): string => district.users('teacher')[0]?.id ?? '';

describe('logging in with Clever', () => {
  it('shows people to choose from, each a link', async () => {
    const wire = await aClever();
    const { got } = await visit(wire, '/oauth/authorize', authorizeParams({ state: 'x&"' }));
    expect(got.text).toContain(`as=${aTeacher(wire)}`);
    expect(got.text).not.toContain('x&"');
  });

  it('comes back with a code and the state, and the code buys a user token', async () => {
    const wire = await aClever();
    const { landed } = await visit(wire, '/oauth/authorize', authorizeParams({ as: aTeacher(wire), state: 's-1' }));
    expect(landed?.origin + (landed?.pathname ?? '')).toBe(REDIRECT);
    expect(landed?.searchParams.get('state')).toBe('s-1');
    const { json } = await exchange(wire, landed?.searchParams.get('code') ?? '');
    expect(json).toEqual({ access_token: expect.stringMatching(/^il/), token_type: 'bearer' });
    expect((await wire.get('/v3.1/me', String(json['access_token']))).json).toMatchObject({
      data: { id: aTeacher(wire) },
    });
  });

  it('takes a code once', async () => {
    const wire = await aClever();
    const code = await codeFor(wire, aTeacher(wire));
    expect((await exchange(wire, code)).status).toBe(200);
    const again = await exchange(wire, code);
    expect([again.status, again.json['message']]).toEqual([400, 'Invalid grant: invalid code']);
  });

  it('takes a code within a minute, and a token for a day', async () => {
    let now = Date.parse('2026-09-01T06:00:00Z');
    const wire = await aClever({ now: () => new Date(now) });
    const [late, good] = [await codeFor(wire, aTeacher(wire)), await codeFor(wire, aTeacher(wire))];
    now += 59_000;
    const token = String((await exchange(wire, good)).json['access_token']);
    now += 2_000;
    expect((await exchange(wire, late)).status).toBe(400);
    expect((await wire.get('/v3.1/me', token)).status).toBe(200);
    now += 24 * 3600 * 1000;
    expect((await wire.get('/v3.1/me', token)).status).toBe(401);
  });

  it('wants the very redirect_uri again, and our secret', async () => {
    const wire = await aClever();
    expect((await exchange(wire, await codeFor(wire, aTeacher(wire)), `${REDIRECT}/`)).status).toBe(400);
    const code = await codeFor(wire, aTeacher(wire));
    expect((await exchange(wire, code, REDIRECT, basic(APP_ID, 'wrong'))).status).toBe(401);
  });

  it('refuses a body that is no JSON', async () => {
    const { clever } = await aClever();
    const init = { method: 'POST', headers: { ...basic(), 'content-type': 'application/json' }, body: '{' };
    expect((await fetch(`${clever.url}/oauth/tokens`, init)).status).toBe(400);
  });

  it('refuses unknown applications and redirect URIs without redirecting', async () => {
    const wire = await aClever();
    for (const wrong of [{ client_id: 'nobody' }, { redirect_uri: 'http://evil.example/' }]) {
      const { got, landed } = await visit(wire, '/oauth/authorize', authorizeParams({ as: aTeacher(wire), ...wrong }));
      expect([got.status, landed]).toEqual([400, undefined]);
    }
  });

  it('comes back with an error for unshared people, contacts and refusals', async () => {
    const wire = await aClever();
    const { district } = wire;
    const errorFor = async (more: Params): Promise<string | null | undefined> =>
      (await visit(wire, '/oauth/authorize', authorizeParams(more))).landed?.searchParams.get('error');
    district.unshareUsers([aTeacher(wire)]);
    expect(await errorFor({ as: aTeacher(wire) })).toBe('unauthorized-user');
    expect(await errorFor({ as: district.users('contact')[0]?.id ?? '' })).toBe('unauthorized-user');
    expect(await errorFor({ deny: 'access_denied' })).toBe('access_denied');
    expect(await errorFor({ response_type: 'token' })).toBe('unsupported_response_type');
  });

  it('goes on as whoever came through the portal, without asking again', async () => {
    const wire = await aClever();
    const portal = await fetch(`${wire.clever.url}/portal?as=${aTeacher(wire)}`, { redirect: 'manual' });
    const cookie = portal.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const params = new URLSearchParams(authorizeParams({ state: 's-2' }));
    const answer = await fetch(`${wire.clever.url}/oauth/authorize?${params.toString()}`, {
      redirect: 'manual',
      headers: { cookie },
    });
    const landed = new URL(answer.headers.get('location') ?? '');
    expect([landed.searchParams.get('state'), landed.searchParams.has('code')]).toEqual(['s-2', true]);
  });

  it('begins at Clever without a state, at the first redirect URI', async () => {
    const wire = await aClever({ redirectUris: [REDIRECT, 'http://localhost:3000/second'] });
    for (const path of ['/oauth/instant-login', '/portal']) {
      const { landed } = await visit(wire, path, {
        client_id: APP_ID,
        district_id: wire.district.id,
        as: aTeacher(wire),
      });
      expect(landed?.toString()).toMatch(/^http:\/\/localhost:3000\/callback\?code=[0-9a-f]+$/);
      expect((await exchange(wire, landed?.searchParams.get('code') ?? '')).status).toBe(200);
    }
  });
});

describe('the token endpoints', () => {
  it('list a token for each connected district, or for one', async () => {
    const wire = await aClever();
    const { clever, district } = wire;
    const rows = async (query: string): Promise<unknown> =>
      (await toGot(await fetch(`${clever.url}/oauth/tokens?owner_type=district${query}`, { headers: basic() }))).json
        .data;
    expect(await rows('')).toMatchObject([
      { owner: { type: 'district', id: district.id }, access_token: district.token() },
    ]);
    expect(await rows('&district=other')).toEqual([]);
    district.disconnect();
    expect(await rows('')).toEqual([]);
  });

  it('say whose token it is', async () => {
    const { get } = await aClever();
    expect((await get('/oauth/tokeninfo')).json).toMatchObject({
      client_id: APP_ID,
      scopes: expect.arrayContaining(['read:students']),
    });
    expect((await get('/oauth/tokeninfo', 'nonsense')).status).toBe(401);
  });
});

describe('OpenID Connect', () => {
  it('is absent unless switched on', async () => {
    const { get } = await aClever();
    expect((await get('/.well-known/openid-configuration')).status).toBe(404);
  });

  it('adds a signed id_token with the nonce, and answers /userinfo', async () => {
    const wire = await aClever({ oidc: true });
    const { get, clever } = wire;
    const { json } = await exchange(wire, await codeFor(wire, aTeacher(wire), { nonce: 'n-1' }));
    const [header = '', payload = '', signature = ''] = String(json['id_token']).split('.');
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(claims).toMatchObject({
      iss: clever.url,
      aud: APP_ID,
      sub: aTeacher(wire),
      nonce: 'n-1',
      user_type: 'teacher',
    });
    const { jwks_uri } = (await get('/.well-known/openid-configuration')).json as unknown as { jwks_uri: string };
    const { keys } = (await (await fetch(jwks_uri)).json()) as { keys: Array<Record<string, string>> };
    const key = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' });
    expect(createVerify('RSA-SHA256').update(`${header}.${payload}`).verify(key, signature, 'base64url')).toBe(true);
    const info = await get('/userinfo', String(json['access_token']));
    expect(info.json).toMatchObject({ sub: aTeacher(wire), multi_role_user_id: aTeacher(wire), user_type: 'teacher' });
  });
});
