import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, anApi } from '../testing/api/an-api.ts';
import type { Browser, Got } from '../testing/api/browser.ts';
import { expectProblem } from '../testing/api/imports.ts';
import { aKey } from '../testing/api/keys.ts';
import { makeWire } from '../testing/api/wire.ts';
import { aSchool, type Provisioned } from '../testing/a-bloomz.ts';

const LIMITS = { perCaller: 20, signIns: 5 };

let world: ApiWorld;
let school: Provisioned;
beforeAll(async () => {
  world = await anApi({ api: { limits: LIMITS }, worker: false });
  school = await aSchool(world);
});
afterAll(() => world.close());

/** Somebody with an address of their own, as a proxy tells it. */
const from = (address: string, headers: Readonly<Record<string, string>> = {}): Browser =>
  world.browser({ 'x-forwarded-for': address, ...headers });

const flood = async (times: number, ask: () => Promise<Got>): Promise<ReadonlyArray<Got>> => {
  const answers: Got[] = [];
  for (let n = 0; n < times; n += 1) answers.push(await ask());
  return answers;
};

const expectRefused = (got: Got): void => {
  expectProblem(got, 429, 'too-many-requests');
  const seconds = Number(got.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
};

describe('how much one may ask', () => {
  it('is told in every answer under /v1 and /auth, also to those who are refused', async () => {
    const stranger = from('192.0.2.1');
    const evil = { 'sec-fetch-site': 'cross-site' };
    for (const got of [
      await stranger.get('/v1/me'),
      await stranger.get('/v1/nothing'),
      await stranger.get('/v1/schools/%zz'),
      await stranger.get('/v1/me', { authorization: 'Bearer bz_nothing' }),
      await stranger.ask('DELETE', '/v1/me'),
      await stranger.ask('OPTIONS', '/v1/me'),
      await stranger.post('/v1/districts/1/disconnection', {}, evil),
      await stranger.get('/auth/clever'),
      await stranger.get('/auth/link'),
      await stranger.post('/auth/login', { email: 'a@example.org', password: 'no' }),
      await stranger.post('/auth/logout'),
    ]) {
      expect(got.headers.get('ratelimit-policy')).toMatch(/^"[\w-]+"; q=20; w=60/);
      expect(got.headers.get('ratelimit')).toMatch(/^"[\w-]+"; r=\d+; t=\d+/);
    }
  });

  it('counts down, and ends in a problem that says when to come again', async () => {
    const answers = await flood(LIMITS.perCaller + 3, () => from('192.0.2.2').get('/v1/me'));
    const left = answers.map(({ headers }) => /r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]);
    expect(left.slice(0, 3)).toEqual(['19', '18', '17']);
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(20).fill(401), 429, 429, 429]);
    answers.slice(-3).forEach(expectRefused);
  });

  it('is counted for each caller: the flood of one slows nobody else down, even behind the same address', async () => {
    const [one, another] = [await aKey(world, school.district.id), await aKey(world, school.district.id)];
    const answers = await flood(30, () => from('192.0.2.3', one).get('/v1/me'));
    expect(answers.filter(({ status }) => status === 429).length).toBe(10);
    expect((await from('192.0.2.3', another).get('/v1/me')).status).toBe(200);
    expect((await from('192.0.2.3').get('/v1/me')).status).toBe(401);
    expect((await from('192.0.2.4', one).get('/v1/me')).status).toBe(429);
  });

  it('is counted by address for keys that are guessed', async () => {
    let n = 0;
    const answers = await flood(25, () => from('192.0.2.5', { authorization: `Bearer bz_${(n += 1)}` }).get('/v1/me'));
    expect(answers.filter(({ status }) => status === 429).length).toBe(5);
  });

  it('is less for passwords, by address, and neither for those elsewhere nor for Sign In with Clever', async () => {
    const guess = (browser: Browser) => browser.post('/auth/login', { email: 'a@example.org', password: 'guess' });
    const answers = await flood(8, () => guess(from('192.0.2.6')));
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(5).fill(401), 429, 429, 429]);
    answers.slice(-3).forEach(expectRefused);
    expect((await guess(from('192.0.2.7'))).status).toBe(401);
    expect((await from('192.0.2.6').get('/auth/clever')).status).toBe(302);
  });

  it('does not count what another site makes a browser send', async () => {
    const evil = { 'sec-fetch-site': 'cross-site' };
    const forged = () => from('192.0.2.8').post('/auth/login', { email: 'a@example.org', password: 'x' }, evil);
    for (const got of await flood(8, forged)) expectProblem(got, 403, 'cross-site-request');
    const own = await from('192.0.2.8').post('/auth/login', { email: 'a@example.org', password: 'x' });
    expect(own.status).toBe(401);
  });

  it('is without end for probes', async () => {
    const answers = await flood(40, () => from('192.0.2.9').get('/healthz'));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });
});

describe('how large a request may be', () => {
  const plans = () => `/v1/schools/${school.school}/plans`;

  it('a body beyond 100 kB is refused, and the connection serves on', async () => {
    const wire = makeWire(world.url, 1);
    const headers = { ...(await aKey(world, school.district.id)), 'content-type': 'application/json' };
    const send = (bytes: number) =>
      wire.send({ method: 'POST', path: plans(), headers, body: Buffer.from(`{"step":"${'x'.repeat(bytes)}"}`) });
    const [large, huge, small] = [await send(150_000), await send(5_000_000), await send(90_000)];
    for (const { status, text } of [large, huge]) {
      expect(status).toBe(413);
      expect(JSON.parse(text)).toMatchObject({ type: '/problems/payload-too-large', status: 413 });
    }
    expect(small.status).toBe(400);
    wire.close();
  });

  it('is not looked at before it is known who sends it', async () => {
    const broken = { 'content-type': 'application/json' };
    const wire = makeWire(world.url, 1);
    for (const body of ['{', 'x'.repeat(200_000)]) {
      const { status } = await wire.send({ method: 'POST', path: plans(), headers: broken, body: Buffer.from(body) });
      expect(status).toBe(401);
    }
    wire.close();
  });

  it.each([
    ['too long a head', `GET /v1/me?x=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431, 'headers-too-large'],
    ['what is no HTTP', 'GET /v1/me HTTP/9.9.9\r\n\r\n', 400, 'malformed-request'],
    ['a header without a name', 'GET /v1/me HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n', 400, 'malformed-request'],
    [
      'two lengths of one body',
      'POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'malformed-request',
    ],
  ])('%s is answered with a problem', async (_, bytes, status, slug) => {
    const text = await exchange(bytes);
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} .*\r\n`));
    expect(text).toMatch(/\r\ncontent-type: application\/problem\+json; charset=utf-8\r\n/);
    expect(JSON.parse(text.slice(text.indexOf('\r\n\r\n')))).toMatchObject({ type: `/problems/${slug}`, status });
  });

  it('a HEAD that is too long is answered without a body', async () => {
    const text = await exchange(`HEAD /v1/me?x=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 431 .*\r\n\r\n$/s);
  });
});

/** All that comes back for these bytes until the connection is closed. */
const exchange = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(world.url);
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.once('end', () => resolve(text)).once('error', reject);
  });

describe('methods', () => {
  it.each([
    ['/healthz', 'GET, HEAD, OPTIONS'],
    ['/v1/me', 'GET, HEAD, OPTIONS'],
    ['/v1/schools/1/imports/', 'POST, GET, HEAD, OPTIONS'],
    ['/v1/CLASSES/1', 'GET, PATCH, HEAD, OPTIONS'],
    ['/auth/login', 'POST, OPTIONS'],
  ])('%s takes %s and refuses others by name', async (path, allowed) => {
    const stranger = from('192.0.2.20');
    const refused = await stranger.ask('DELETE', path);
    expectProblem(refused, 405, 'method-not-allowed');
    const told = await stranger.ask('OPTIONS', path);
    expect([told.status, told.text]).toEqual([204, '']);
    const sorted = allowed.split(', ').sort();
    for (const { headers } of [refused, told]) expect(headers.get('allow')?.split(', ').sort()).toEqual(sorted);
  });

  it('OPTIONS lets no other site in', async () => {
    const preflight = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const { headers } = await from('192.0.2.21').ask('OPTIONS', '/v1/schools', { headers: preflight });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('HEAD answers as GET does, without a body', async () => {
    const key = from('192.0.2.22', await aKey(world, school.district.id));
    const [got, head] = [await key.get('/v1/me'), await key.ask('HEAD', '/v1/me')];
    expect([head.status, head.text]).toEqual([200, '']);
    for (const name of ['content-type', 'content-length', 'etag'])
      expect(head.headers.get(name)).toBe(got.headers.get(name));
  });

  it('HEAD of a stream ends at once', async () => {
    const key = from('192.0.2.23', await aKey(world, school.district.id));
    const started = await key.post(`/v1/schools/${school.school}/imports`, {}, { 'idempotency-key': 'head' });
    const head = await key.ask('HEAD', `${started.headers.get('location')}/events`);
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  });
});

describe('what a browser is told', () => {
  const directives = ({ headers }: Got): Readonly<Record<string, string>> =>
    Object.fromEntries(
      (headers.get('content-security-policy') ?? '').split(';').map((text) => {
        const [name = '', ...values] = text.trim().split(' ');
        return [name, values.join(' ')];
      }),
    );
  const SAFE = { 'default-src': "'none'", 'frame-ancestors': "'none'", 'base-uri': "'none'" };

  it.each(['/', '/auth/link', '/problems/forbidden', '/v1/me', '/healthz', '/nothing'])(
    '%s runs no script, sits in no frame, and is not guessed at',
    async (path) => {
      const got = await from('192.0.2.30').get(path);
      expect(directives(got)).toMatchObject({ ...SAFE, 'form-action': "'self'" });
      expect(directives(got)['script-src']).toBeUndefined();
      expect(Object.fromEntries(got.headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'same-origin',
        'strict-transport-security': expect.stringMatching(/max-age=\d{7,}/) as string,
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(got.headers.get('x-powered-by')).toBeNull();
      expect(got.text).not.toMatch(/<script|<style|\son\w+=|\sstyle=|javascript:/i);
    },
  );

  it('/docs works under its policy: its scripts, styles and the document are files of ours', async () => {
    const browser = from('192.0.2.31');
    const docs = await browser.get('/docs');
    expect(directives(docs)).toMatchObject({ ...SAFE, 'script-src': "'self'", 'connect-src': "'self'" });
    expect(docs.text).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|https?:\/\//i);
    const files = [...docs.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file);
    const own = files.filter((file) => !file.startsWith('data:'));
    expect(own.length).toBe(3);
    for (const file of own) {
      const { status, headers, text } = await browser.get(file);
      expect([file, status]).toEqual([file, 200]);
      expect(headers.get('content-type')).toMatch(file.endsWith('.css') ? /^text\/css/ : /^text\/javascript/);
      expect(text.length).toBeGreaterThan(50);
    }
    const viewer = await browser.get('/docs/viewer.js');
    const [, url = ''] = /url: '([^']+)'/.exec(viewer.text) ?? [];
    expect((await browser.get(url)).json).toMatchObject({ openapi: '3.1.0' });
  });
});
