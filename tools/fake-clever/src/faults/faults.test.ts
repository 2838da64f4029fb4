import { describe, expect, it } from 'vitest';
import { aClever, aDistrict, itemsOf, relOf } from '../testing/a-clever.ts';
import type { FaultKind } from './fault.ts';
import { FAULT_KINDS, NOTICEABLE_FAULTS } from './fault.ts';
import { faultOn, faultScript, firstFault, seededFaults } from './hooks.ts';

const USERS = /\/users/;
const districts = [aDistrict({ schools: [{ level: 'elementary', students: 40 }], contacts: false })];
const withFault = (fault: FaultKind | { kind: FaultKind; ms: number }, times?: number) =>
  aClever({ districts, faults: faultOn(USERS, fault, times) });

describe('a fault over HTTP', () => {
  it.each([
    ['internal-error', 500],
    ['bad-gateway', 502],
    ['unavailable', 503],
    ['gateway-timeout', 504],
    ['rate-limited-without-headers', 429],
  ] as const)('%s answers %i with a message', async (kind, status) => {
    const { get } = await withFault(kind);
    const answer = await get('/v3.1/users');
    expect([answer.status, answer.json]).toEqual([status, { message: expect.any(String) }]);
    expect(answer.headers.get('x-ratelimit-reset')).toBeNull();
  });

  it('rate-limited says when to come back', async () => {
    const { get } = await withFault({ kind: 'rate-limited', ms: 5000 });
    const { status, headers } = await get('/v3.1/users');
    const ahead = Number(headers.get('x-ratelimit-reset')) - Date.now() / 1000;
    expect([status, headers.get('x-ratelimit-remaining')]).toEqual([429, '0']);
    expect(ahead).toBeGreaterThan(3);
    expect(ahead).toBeLessThan(7);
  });

  it.each(['connection-reset', 'cut-midway'] as const)('%s breaks the connection', async (kind) => {
    const { get, clever } = await withFault(kind, 1);
    await expect(get('/v3.1/users')).rejects.toThrow();
    expect((await get('/v3.1/users')).status).toBe(200);
    expect(clever.requests().map(({ status }) => status)).toEqual([0, 200]);
  });

  it('truncated-json is a 200 that does not parse', async () => {
    const { get } = await withFault('truncated-json');
    await expect(get('/v3.1/users')).rejects.toThrow(SyntaxError);
  });

  it('html-with-200 is a page', async () => {
    const { get } = await withFault('html-with-200');
    const { status, text, headers } = await get('/v3.1/users');
    expect([status, headers.get('content-type'), text.slice(0, 9)]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<!DOCTYPE',
    ]);
  });

  it('hang never answers', async () => {
    const { clever, district } = await withFault('hang');
    const headers = { authorization: `Bearer ${district.token()}` };
    await expect(fetch(`${clever.url}/v3.1/users`, { headers, signal: AbortSignal.timeout(150) })).rejects.toThrow(
      /timeout/,
    );
  });

  it('slow answers well, late', async () => {
    const { get } = await withFault({ kind: 'slow', ms: 80 });
    const start = performance.now();
    expect((await get('/v3.1/users')).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(75);
  });

  it('empty-list has no data and no next', async () => {
    const { get } = await withFault('empty-list');
    const answer = await get('/v3.1/users?limit=10');
    expect([answer.status, answer.json.data, relOf(answer, 'next')]).toEqual([200, [], undefined]);
  });

  it('next-to-self and next-to-other-host lead astray', async () => {
    const self = await (await withFault('next-to-self')).get('/v3.1/users?limit=10');
    expect(relOf(self, 'next')).toBe('/v3.1/users?limit=10');
    const abroad = await (await withFault('next-to-other-host')).get('/v3.1/users?limit=10');
    expect(relOf(abroad, 'next')).toMatch(/^http:\/\/clever\.invalid\//);
  });

  it('missing-page skips exactly one page', async () => {
    const { get, clever } = await withFault('missing-page', 1);
    const spoiled = relOf(await get('/v3.1/users?limit=10'), 'next') ?? '';
    clever.setFaults(undefined);
    const all = itemsOf(await get('/v3.1/users?limit=1000'));
    expect(itemsOf(await get(spoiled))[0]?.id).toBe(all[20]?.id);
  });

  it('unordered-ids and duplicate-ids spoil the order', async () => {
    const unordered = itemsOf(await (await withFault('unordered-ids')).get('/v3.1/users?limit=5'));
    expect(unordered.map(({ id }) => id)).toEqual(
      unordered
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    );
    const doubled = itemsOf(await (await withFault('duplicate-ids')).get('/v3.1/users?limit=5'));
    expect(new Set(doubled.map(({ id }) => id)).size).toBeLessThan(doubled.length);
  });

  it('strikes the sign-in host as well, when asked to', async () => {
    const { clever } = await aClever({ districts, faults: faultOn(/^\/oauth/, 'unavailable') });
    expect((await fetch(`${clever.url}/oauth/tokens?owner_type=district`)).status).toBe(503);
  });
});

const request = (url: string, attempt: number, inARow: number) => ({
  ...{ method: 'GET', url, path: url, attempt, inARow },
});

describe('seeded faults', () => {
  const urls = Array.from({ length: 2000 }, (_, n) => `/v3.1/users/${n}`);

  it('give the same faults for the same seed, whatever the order of requests', () => {
    const run = (seed: number, asked: readonly string[]): Map<string, unknown> => {
      const hook = seededFaults({ seed, share: 0.2, kinds: FAULT_KINDS });
      return new Map(asked.map((url) => [url, hook(request(url, 1, 0))]));
    };
    expect(run(1, urls.toReversed())).toEqual(run(1, urls));
    expect(run(2, urls)).not.toEqual(run(1, urls));
  });

  it('meet the share and use every kind', () => {
    const hook = seededFaults({ seed: 5, share: 0.2 });
    const faults = urls.map((url) => hook(request(url, 1, 0))).filter((fault) => fault !== undefined);
    expect(faults.length / urls.length).toBeCloseTo(0.2, 1);
    expect(new Set(faults.map((fault) => (fault as { kind: string }).kind))).toEqual(new Set(NOTICEABLE_FAULTS));
  });

  it('never fail one URL more often in a row than allowed', async () => {
    const faults = seededFaults({ seed: 1, share: 1, kinds: ['internal-error'], maxInARow: 2 });
    const { get } = await aClever({ districts, faults });
    const statuses = [];
    for (let n = 0; n < 6; n++) statuses.push((await get('/v3.1/users')).status);
    expect(statuses).toEqual([500, 500, 200, 500, 500, 200]);
  });

  it('leave the sign-in host alone unless a path says otherwise', () => {
    const everywhere = { seed: 1, share: 1, maxInARow: Infinity };
    expect(seededFaults(everywhere)(request('/oauth/tokens', 1, 0))).toBeUndefined();
    expect(seededFaults({ ...everywhere, path: /oauth/ })(request('/oauth/tokens', 9, 8))).toBeDefined();
  });
});

describe('scripts', () => {
  it('play one fault after another, and the first hook wins', () => {
    const hook = firstFault(faultScript(USERS, ['unavailable', undefined, 'hang']), faultOn(/sections/, 'slow'));
    const asked = ['/users', '/users', '/sections', '/users', '/users'];
    expect(asked.map((url) => hook(request(url, 1, 0)))).toEqual(['unavailable', undefined, 'slow', 'hang', undefined]);
  });
});
