import { describe, expect, it } from 'vitest';
import { aClever, aDistrict, basic, toGot } from '../testing/a-clever.ts';
import { hasMaterial, readMaterial } from '../testing/clever-material.ts';

type Interaction = {
  readonly request: { readonly url: string; readonly auth: string };
  readonly response: { readonly status: number; readonly headers: Record<string, string>; readonly body: unknown };
};

const recorded = (name: string): readonly Interaction[] =>
  (JSON.parse(readMaterial(`recordings/${name}.json`)) as { interactions: Interaction[] }).interactions;

/** What a value is made of: `{ data: [ { id: 'string' } ] }`. Lists show the union of what is in them. */
const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length === 0 ? [] : [value.map(shapeOf).reduce(union)];
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
};

const union = (a: unknown, b: unknown): unknown => {
  if (Array.isArray(a) && Array.isArray(b)) return a.length && b.length ? [union(a[0], b[0])] : a.length ? a : b;
  if (typeof a !== 'object' || typeof b !== 'object') return a;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    keys.map((key) => [key, key in one && key in other ? union(one[key], other[key]) : (one[key] ?? other[key])]),
  );
};

/** Free-form fields of a district are none of our business. */
const withoutExt = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body, (key, value: unknown) => (key === 'ext' ? {} : value)));

const clean = { districts: [aDistrict({ oddities: false })] };

describe.skipIf(!hasMaterial('recordings'))('recorded answers', () => {
  it.each([
    ['02-v3.0-schools-list-get-and-pages', 0, '/v3.0/schools'],
    ['05-v3.0-sections-limit25', 0, '/v3.0/sections?limit=25'],
    ['08-v3.0-users-limit25', 0, '/v3.0/users?role=student&limit=25'],
  ])('%s: ours have the same shape', async (name, at, path) => {
    const { get } = await aClever(clean);
    const body = recorded(name)[at]?.response.body;
    expect(shapeOf(withoutExt((await get(path)).json))).toEqual(shapeOf(withoutExt(body)));
  });

  it('a single school has the same links, in the same order', async () => {
    const { get, district } = await aClever(clean);
    const { body } = recorded('02-v3.0-schools-list-get-and-pages')[1]?.response as {
      body: { links: { rel: string }[] };
    };
    const ours = await get(`/v3.0/schools/${district.schools()[0]?.id}`);
    expect(ours.json.links?.map(({ rel }) => rel)).toEqual(body.links.map(({ rel }) => rel));
  });

  it('pages have the same links, ids aside', async () => {
    const { get } = await aClever({
      districts: [aDistrict({ schools: Array(4).fill({ level: 'elementary', students: 20 }) })],
    });
    const linksOf = (links: ReadonlyArray<{ rel: string; uri: string }> = []): string[] =>
      links.map(({ rel, uri }) => `${rel} ${uri.replaceAll(/[0-9a-f]{24}/g, '<id>')}`);
    const pages = recorded('02-v3.0-schools-list-get-and-pages').slice(2);
    const cursor = (await get('/v3.0/schools?limit=3')).json.links?.find(({ rel }) => rel === 'next')?.uri ?? '';
    for (const [page, path] of [
      [pages[0], '/v3.0/schools?limit=3'],
      [pages[1], cursor],
    ] as const)
      expect(linksOf((await get(path)).json.links)).toEqual(linksOf((page?.response.body as { links: [] }).links));
  });

  it('a user token on a list is answered with the same page; resources break the envelope', async () => {
    const { get, clever, district } = await aClever(clean);
    const [asStudent, , asDistrict] = recorded('16-v3.0-wrong-token-404-html');
    const ours = await get('/v3.0/resources', clever.signIn(district.users('student')[0]?.id ?? ''));
    expect([ours.status, ours.text]).toEqual([asStudent?.response.status, asStudent?.response.body]);
    expect((await get('/v3.0/resources')).json).toEqual(asDistrict?.response.body);
  });

  it('tokens, tokeninfo and /me have the same shape', async () => {
    const { get, clever, district } = await aClever({ ...clean, meStyle: 'role' });
    const [tokens, one, info, me] = recorded('17-oauth-district-tokens-tokeninfo-me').map(
      ({ response }) => response.body,
    );
    const basicGet = async (query: string): Promise<unknown> =>
      (await toGot(await fetch(`${clever.url}/oauth/tokens?owner_type=district${query}`, { headers: basic() }))).json;
    const token = clever.signIn(district.users('teacher')[0]?.id ?? '');
    expect(shapeOf(await basicGet(''))).toEqual(shapeOf(tokens));
    expect(shapeOf(await basicGet(`&district=${district.id}`))).toEqual(shapeOf(one));
    expect(shapeOf((await get('/oauth/tokeninfo', token)).json)).toEqual(shapeOf(info));
    expect(shapeOf((await get('/v3.0/me', token)).json)).toEqual(shapeOf(me));
  });

  it('every API answer has the headers that were recorded', async () => {
    const { get } = await aClever(clean);
    const headers: Record<string, string> = recorded('05-v3.0-sections-limit25')[0]?.response.headers ?? {};
    const ours = await get('/v3.0/sections?limit=25');
    const missing = Object.keys(headers).filter(
      (name) => !['server', 'date'].includes(name) && ours.headers.get(name) === null,
    );
    expect(missing).toEqual([]);
    expect(ours.headers.get('content-type')).toBe(headers['content-type']);
  });
});
