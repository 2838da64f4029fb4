import { E } from '@bloomz/kernel';
import { describe, expect, it, vi } from 'vitest';
import { makeCleverHttp } from './clever-http.ts';
import { makeCleverRosterSource } from './clever-roster-source.ts';
import { aReading } from './testing/a-reading.ts';
import { type Answer, HTML_404, JSON_404 } from './testing/answering.ts';
import { aClock, aConfig, aSchoolRef, leftOf, rightOf } from './testing/scripted-clever.ts';
import { aDistrict, anId, aRawStudent, SCHOOL } from './testing/tiny-district.ts';

const SECTIONS = `/v3.1/schools/${SCHOOL}/sections`;
const always =
  (answer: Answer) =>
  ({ path }: { path: string }) =>
    path === SECTIONS ? answer : undefined;
const once =
  (answer: Answer) =>
  ({ path, nth }: { path: string; nth: number }) =>
    path === SECTIONS && nth === 1 ? answer : undefined;
const GOOD = { data: [], links: [] };
const HTML: Answer = { headers: { 'content-type': 'text/html' }, body: '<html>maintenance</html>' };

/** Faults that one sees, and that pass. */
const PASSING: ReadonlyArray<readonly [string, Answer, string]> = [
  ['HC-9: 500', { status: 500, body: { message: 'oops' } }, 'ServerError'],
  ['HC-9, HC-11: 502 without a body', { status: 502 }, 'ServerError'],
  ['HC-9, HC-11: 503 with {error}', { status: 503, body: { error: 'down' } }, 'ServerError'],
  ['HC-9: 504', { status: 504, headers: { 'content-type': 'text/html' }, body: '<html>' }, 'ServerError'],
  ['HC-7: 429', { status: 429, body: { message: 'slow down' } }, 'RateLimited'],
  ['HC-9: a dropped connection', { drop: true }, 'Unreachable'],
  ['an answer cut off', { body: GOOD, cut: true }, 'Truncated'],
  ['JSON cut off', { body: '{"data":[{"data":{"id":"' }, 'Truncated'],
  ['an empty body', { body: '' }, 'Truncated'],
  ['HC-10: HTML with 200', HTML, 'ForeignAnswer'],
  ['no content type', { headers: { 'content-type': '' }, body: GOOD }, 'ForeignAnswer'],
  ['another envelope', { body: { resources: [] } }, 'ForeignAnswer'],
  ['a list that is none', { body: { data: {}, links: [] } }, 'ForeignAnswer'],
  ['a list without links', { body: { data: [] } }, 'ForeignAnswer'],
  ['JSON null', { body: 'null' }, 'ForeignAnswer'],
  ['a next link that is none', { body: { data: [], links: [{ rel: 'next' }] } }, 'ForeignAnswer'],
];

describe('a fault that passes', () => {
  it.each(PASSING)('%s: the read goes on', async (_, answer) => {
    const undisturbed = rightOf(await (await aReading()).read());
    const { snapshot, cost } = rightOf(await (await aReading(aDistrict(), once(answer))).read());
    expect(snapshot).toEqual(undisturbed.snapshot);
    expect(cost).toEqual({ requests: undisturbed.cost.requests + 1, retries: 1 });
  });
});

describe('a fault that stays', () => {
  it.each(PASSING)('%s: the read fails, and says why', async (_, answer, reason) => {
    const { read, clever } = await aReading(aDistrict(), always(answer));
    expect(leftOf(await read())).toMatchObject({ _tag: 'CleverUnavailable', reason });
    expect(clever.asked.filter(({ path }) => path === SECTIONS).length).toBeGreaterThan(1);
  });

  it.each([
    [400, 'Refused'],
    [403, 'Refused'],
    [404, 'Refused'],
    [413, 'Refused'],
    [501, 'Refused'],
  ])('HC-5, HC-9: %i is not tried again', async (status, reason) => {
    const { read, clever } = await aReading(aDistrict(), always({ status, body: { message: 'no' } }));
    expect(leftOf(await read())).toMatchObject({ _tag: 'CleverUnavailable', reason });
    expect(clever.asked.filter(({ path }) => path === SECTIONS)).toHaveLength(1);
  });

  it('HC-10: a 404 in HTML is a typed failure, on a list as on the school', async () => {
    const failure = { _tag: 'CleverUnavailable', reason: 'ForeignAnswer' };
    expect(leftOf(await (await aReading(aDistrict(), always(HTML_404))).read())).toMatchObject(failure);
    const school = await aReading(aDistrict(), ({ path }) =>
      path === `/v3.1/schools/${SCHOOL}` ? HTML_404 : undefined,
    );
    expect(leftOf(await school.read())).toMatchObject(failure);
  });

  it('redirects are not followed', async () => {
    const { clever: elsewhere } = await aReading();
    const { read } = await aReading(
      aDistrict(),
      always({ status: 302, headers: { location: `${elsewhere.url}${SECTIONS}` } }),
    );
    expect(leftOf(await read())).toMatchObject({ _tag: 'CleverUnavailable', reason: 'ForeignAnswer' });
    expect(elsewhere.asked).toEqual([]);
  });

  it('another school than asked for is a foreign answer', async () => {
    const { read } = await aReading(aDistrict({ school: { id: anId('e', 1), name: 'Elsewhere' } }));
    expect(leftOf(await read())).toMatchObject({ reason: 'ForeignAnswer' });
  });
});

describe('a next link', () => {
  const withNext = (uri: string) => always({ body: { data: [], links: [{ rel: 'next', uri }] } });

  it('to another host is refused, and the token stays here', async () => {
    const { clever: evil } = await aReading();
    const { read } = await aReading(aDistrict(), withNext(`${evil.url}${SECTIONS}?starting_after=x`));
    expect(leftOf(await read())).toMatchObject({ _tag: 'CleverUnavailable', reason: 'ForeignAnswer' });
    expect(evil.asked).toEqual([]);
  });

  it.each([`${SECTIONS}?starting_after=same`, `${SECTIONS}?limit=10000`])('HC-6: %s does not loop', async (uri) => {
    const { read, clever } = await aReading(aDistrict(), withNext(uri));
    expect(leftOf(await read())).toMatchObject({ _tag: 'CleverUnavailable', reason: 'ForeignAnswer' });
    expect(clever.asked.length).toBeLessThan(40);
  });
});

describe('the rate limit', () => {
  it('HC-7: nothing is sent before the reset', async () => {
    const clock = aClock();
    const reset = Math.ceil(clock.now() / 1000) + 40;
    const headers = { 'x-ratelimit-reset': String(reset), date: new Date(clock.now()).toUTCString() };
    const { read } = await aReading(aDistrict(), once({ status: 429, headers }), clock);
    expect(await read()).toSatisfy(E.isRight);
    expect(Math.max(...clock.slept)).toBeGreaterThanOrEqual(39_000);
    expect(Math.max(...clock.slept)).toBeLessThanOrEqual(42_000);
  });

  it('HC-7: without headers the wait is 60 s, and no lack of progress', async () => {
    const clock = aClock();
    const { read } = await aReading(aDistrict(), once({ status: 429 }), { ...clock, noProgressMs: 300 });
    expect(await read()).toSatisfy(E.isRight);
    expect(Math.max(...clock.slept)).toBeGreaterThanOrEqual(60_000);
  });
});

describe('patience', () => {
  it.each([
    ['nobody listens', undefined, async () => (await aReading()).clever],
    ['the host does not exist', 100, async () => ({ url: 'http://clever.invalid', close: () => Promise.resolve() })],
    ['the port is none for HTTP', 100, async () => ({ url: 'http://127.0.0.1:9', close: () => Promise.resolve() })],
  ])('%s: Unreachable, in less than five seconds', { timeout: 15_000 }, async (_, unreachableMs, nobody) => {
    const { url, close } = await nobody();
    await close();
    const { sleep: _sleep, now: _now, ...waiting } = aConfig(url);
    const config = unreachableMs === undefined ? waiting : { ...waiting, unreachableMs };
    const source = makeCleverRosterSource(makeCleverHttp(config));
    const startedAt = performance.now();
    expect(leftOf(await source.read(aSchoolRef())())).toMatchObject({
      _tag: 'CleverUnavailable',
      reason: 'Unreachable',
    });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('an answer that never comes is a fault that may pass', async () => {
    const { read } = await aReading(aDistrict(), once({ hang: true }), { requestTimeoutMs: 500 });
    expect(rightOf(await read()).cost.retries).toBe(1);
  });

  it('no progress ends the read, and leaves no connection open', async () => {
    const { read, clever } = await aReading(aDistrict(), always({ hang: true }), { noProgressMs: 150 });
    expect(leftOf(await read())).toMatchObject({ _tag: 'CleverUnavailable', reason: 'TimedOut' });
    await vi.waitFor(() => expect(clever.waiting()).toBe(0));
  });

  it('waiting between tries does not grant more time without progress', async () => {
    const started = performance.now();
    const { read } = await aReading(aDistrict(), always({ hang: true }), { noProgressMs: 400, requestTimeoutMs: 150 });
    expect(leftOf(await read())).toMatchObject({ _tag: 'CleverUnavailable', reason: 'TimedOut' });
    expect(performance.now() - started).toBeLessThan(1_200);
  });

  it('the whole read has its limit, even while pages keep coming', async () => {
    let n = 0;
    const { read } = await aReading(
      aDistrict(),
      ({ path }) => {
        if (path !== SECTIONS) return undefined;
        n += 1;
        return { body: { data: [], links: [{ rel: 'next', uri: `${SECTIONS}?starting_after=${n}` }] } };
      },
      { wholeCallMs: 300, now: Date.now },
    );
    expect(leftOf(await read())).toMatchObject({ _tag: 'CleverUnavailable', reason: 'TimedOut' });
  });

  it('one failing list ends the others at once', async () => {
    const { read, clever } = await aReading(aDistrict(), ({ path, query }) => {
      if (path === SECTIONS) return { status: 400 };
      return query.has('role') ? { hang: true } : undefined;
    });
    const startedAt = performance.now();
    expect(leftOf(await read())).toMatchObject({ reason: 'Refused' });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    await vi.waitFor(() => expect(clever.waiting()).toBe(0));
  });
});

describe('HC-15: a failure', () => {
  it('names neither secrets nor people', async () => {
    const script = [HTML_404, JSON_404, { status: 500 }, { body: '{"data":"Ibáñez"' }, { body: GOOD, cut: true }, HTML];
    for (const answer of script) {
      const { read } = await aReading(aDistrict({ students: [aRawStudent(1)] }), always(answer));
      const failure = JSON.stringify(leftOf(await read()));
      for (const secret of ['0123456789abcdef', 'secret-of-ours', 'Family', 'Ibáñez', 'maintenance', 'limit='])
        expect(failure).not.toContain(secret);
      expect(failure).toContain(`GET ${SECTIONS}`);
    }
  });
});
