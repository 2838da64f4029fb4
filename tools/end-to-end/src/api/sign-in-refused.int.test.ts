import { randomBytes } from 'node:crypto';
import { type FakeDistrict, faultOn, generateDistrict } from '@bloomz/fake-clever';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ATTEMPTS } from '../testing/api/attempts.ts';
import { type ApiWorld, anApi } from '../testing/api/an-api.ts';
import { makeBrowser } from '../testing/api/browser.ts';
import { anImpostor } from '../testing/api/impostor.ts';
import { change, exchangesAt, sessionsIn } from '../testing/api/look.ts';
import { many, tally } from '../testing/api/many.ts';
import { expectPage } from '../testing/api/expect-page.ts';
import {
  chooseAtClever,
  fromClever,
  locationOf,
  NAVIGATION,
  onlyWith,
  SESSION,
  UNDER_WAY,
  walk,
  whoIsIn,
} from '../testing/api/walks.ts';

/** So many take seconds, on a busy machine a minute. */
vi.setConfig({ testTimeout: 120_000 });

let world: ApiWorld;
let district: FakeDistrict;
beforeAll(async () => {
  world = await anApi({ clever: { oidc: true }, worker: false });
  const plan = { seed: 'refused', oddities: false, schools: [{ level: 'elementary', students: 40 }] } as const;
  district = world.clever.addDistrict(generateDistrict(plan));
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clever.clearRequests();
  await change(world, 'delete from sessions');
});
afterEach(() => world.clever.setFaults(undefined));

const random = (): string => randomBytes(32).toString('base64url');
const teacher = (n = 0): string => district.users('teacher')[n]?.id ?? '';
const callbackWith = (query: Readonly<Record<string, string>>): string =>
  `/auth/clever/callback?${new URLSearchParams(query).toString()}`;

/** A sign-in that has come as far as Clever's answer: the address to come back to, and what the browser keeps. */
const begun = async (userId = teacher()): Promise<{ readonly callback: string; readonly ticket: string }> => {
  const browser = world.browser();
  const callback = await chooseAtClever(locationOf(await browser.get('/auth/clever')), userId);
  return { callback, ticket: browser.cookies.get(UNDER_WAY) ?? '' };
};
const holding = (ticket: string | undefined) => onlyWith(world.browser(), UNDER_WAY, ticket);

const expectNobodyIn = async (): Promise<void> =>
  expect({ sessions: await sessionsIn(world), exchanges: exchangesAt(world) }).toEqual({ sessions: 0, exchanges: 0 });

describe('opens no session', () => {
  it(`SSO-4: for ${ATTEMPTS} wrong states, each with a good code`, async () => {
    const { callback, ticket } = await begun();
    const state = new URL(callback).searchParams.get('state') ?? '';
    const wrong = (n: number): string =>
      [random(), `again.${state}`, state.slice(1), `${state}.`, state.toUpperCase(), ` ${state}`][n % 6] ?? '';
    const answers = await many(ATTEMPTS, async (n) => {
      const got = await holding(ticket).get(callbackWith({ code: world.clever.issueCode(teacher()), state: wrong(n) }));
      if (n === 0) expectPage(got, 400, 'This sign-in was not begun here');
      return got.status;
    });
    expect(tally(answers)).toEqual({ 400: ATTEMPTS });
    await expectNobodyIn();
    expect((await holding(ticket).get(callback)).status).toBe(303);
    expect(await sessionsIn(world)).toBe(1);
  });

  it(`for ${ATTEMPTS} states without the browser that has them: login CSRF begins a flow of the victim's own`, async () => {
    const { callback } = await begun();
    const answers = await many(ATTEMPTS, async (n) => {
      const strange =
        n % 2 === 0 ? callback : callbackWith({ code: world.clever.issueCode(teacher()), state: random() });
      const got = await holding(undefined).get(strange, { 'sec-fetch-site': 'cross-site' });
      return `${got.status} ${new URL(locationOf(got)).pathname}`;
    });
    expect(tally(answers)).toEqual({ '302 /oauth/authorize': ATTEMPTS });
    await expectNobodyIn();
  });

  it(`for ${ATTEMPTS} callbacks of an attacker in browsers that have begun a sign-in themselves`, async () => {
    const [attacker, victim] = [await begun(teacher(1)), await begun()];
    const answers = await many(ATTEMPTS, async () => (await holding(victim.ticket).get(attacker.callback)).status);
    expect(tally(answers)).toEqual({ 400: ATTEMPTS });
    await expectNobodyIn();
  });

  it('for an attacker in the browser of somebody who is signed in: that person stays', async () => {
    const browser = world.browser();
    await walk(browser, '/auth/clever', teacher());
    const { callback } = await begun(teacher(1));
    await browser.get(callback, NAVIGATION);
    expect(await whoIsIn(browser)).toMatchObject({ cleverUserId: teacher() });
    await walk(browser, callback, teacher());
    expect(await whoIsIn(browser)).toMatchObject({ cleverUserId: teacher() });
    await walk(browser, await fromClever(world, teacher(1)), teacher());
    expect(await whoIsIn(browser)).toMatchObject({ cleverUserId: teacher() });
  });

  it(`LG-1: for a code that is replayed ${ATTEMPTS} times: it was exchanged once`, async () => {
    const { callback, ticket } = await begun();
    expect((await holding(ticket).get(callback)).status).toBe(303);
    const answers = await many(ATTEMPTS, async () => (await holding(ticket).get(callback)).status);
    expect(tally(answers)).toEqual({ 400: ATTEMPTS });
    expect([await sessionsIn(world), exchangesAt(world)]).toEqual([1, 1]);
  });

  it('LG-1: but one for a code that arrives fifty times at once, at two processes', async () => {
    const { url } = await world.anotherApi();
    for (let round = 1; round <= 5; round += 1) {
      const { callback, ticket } = await begun();
      const { pathname, search } = new URL(callback);
      const answers = await many(50, async (n) => {
        const browser = onlyWith(makeBrowser(n % 2 === 0 ? world.url : url), UNDER_WAY, ticket);
        return (await browser.get(pathname + search)).status;
      });
      expect(tally(answers)).toEqual({ 303: 1, 400: 49 });
      expect([await sessionsIn(world), exchangesAt(world)]).toEqual([round, round]);
    }
  });

  it(`for ${ATTEMPTS} forged tickets`, async () => {
    const { callback, ticket } = await begun();
    const bent = (n: number): string => {
      const at = n % ticket.length;
      return ticket.slice(0, at) + (ticket[at] === 'A' ? 'B' : 'A') + ticket.slice(at + 1);
    };
    const answers = await many(ATTEMPTS, async (n) => {
      const got = await holding(n % 3 === 0 ? random() + random() : bent(n)).get(callback);
      return `${got.status} ${new URL(locationOf(got)).pathname}`;
    });
    expect(tally(answers)).toEqual({ '302 /oauth/authorize': ATTEMPTS });
    await expectNobodyIn();
  });

  it('for a token that was made for another application', async () => {
    const impostor = await anImpostor(world);
    const { url } = await world.anotherApi({ clever: impostor.settings });
    world.clever.setRedirectUris([`${world.url}/auth/clever/callback`, `${url}/auth/clever/callback`]);
    const answers = await many(100, async (n) => {
      const { last } = await walk(makeBrowser(url), '/auth/clever', teacher());
      if (n === 0) expectPage(last, 400, 'This sign-in cannot be trusted');
      return last.status;
    });
    await impostor.close();
    expect(tally(answers)).toEqual({ 400: 100 });
    expect([await sessionsIn(world), exchangesAt(world)]).toEqual([0, 100]);
  });

  it('LG-7: for an id_token that was made for another sign-in', async () => {
    const browser = world.browser();
    const page = new URL(locationOf(await browser.get('/auth/clever')));
    page.searchParams.set('nonce', random());
    const got = await browser.get(await chooseAtClever(page.toString(), teacher()), NAVIGATION);
    expectPage(got, 400, 'This sign-in cannot be trusted');
    expect(await sessionsIn(world)).toBe(0);
  });
});

describe('SSO-8: says in plain words', () => {
  it.each([
    ['nothing at all', '/auth/clever/callback'],
    ['a state and no code', '/auth/clever/callback?state=x'],
    ['two codes', '/auth/clever/callback?code=a&code=b&state=x'],
    ['an empty code', '/auth/clever/callback?code=&state=x'],
    ['the second try without cookies', '/auth/clever/callback?code=a&state=again.x'],
  ])('that the sign-in is not complete: %s', async (_, path) => {
    expectPage(await world.browser().get(path, NAVIGATION), 400, 'The sign-in was not completed');
    await expectNobodyIn();
  });

  it('that a browser without cookies gets no further, instead of going round for ever', async () => {
    const first = await world.browser().get(await fromClever(world, teacher()));
    const second = await world.browser().get(await chooseAtClever(locationOf(first), teacher()), NAVIGATION);
    expectPage(second, 400, 'The sign-in was not completed');
    await expectNobodyIn();
  });

  it.each([
    ['cannot exchange the code', /^\/oauth\/tokens/, 'unavailable'],
    ['answers with a page', /^\/oauth\/tokeninfo/, 'html-with-200'],
    ['hides who it is', /\/users\//, 'internal-error'],
  ] as const)('that Clever %s', async (_, path, fault) => {
    world.clever.setFaults(faultOn(path, fault));
    expectPage((await walk(world.browser(), '/auth/clever', teacher())).last, 503, 'Clever does not answer');
    expect(await sessionsIn(world)).toBe(0);
  });

  it('that one has to wait, when one has tried too often', async () => {
    const { url } = await world.anotherApi({ limits: { perCaller: 2, signIns: 1 } });
    const browser = makeBrowser(url);
    for (let n = 0; n < 2; n += 1) expect((await browser.get('/auth/clever', NAVIGATION)).status).toBe(302);
    for (const path of ['/auth/clever', '/auth/clever/callback?code=a&state=b'])
      expectPage(await browser.get(path, NAVIGATION), 429, 'Too many requests');
    const [form, headers] = [{ password: 'x' }, NAVIGATION];
    await browser.ask('POST', '/auth/link', { form, headers });
    expectPage(await browser.ask('POST', '/auth/link', { form, headers }), 429, 'Too many requests');
    expect((await browser.get('/auth/clever')).headers.get('content-type')).toBe(
      'application/problem+json; charset=utf-8',
    );
  });

  it('that another site has sent the browser here with a form', async () => {
    const headers = { ...NAVIGATION, 'sec-fetch-site': 'cross-site' };
    const got = await world.browser().ask('POST', '/auth/link', { form: { password: 'x' }, headers });
    expectPage(got, 403, 'The request came from another site');
  });
});

it(`${ATTEMPTS} forged session cookies are nobody`, async () => {
  const browser = world.browser();
  await walk(browser, '/auth/clever', teacher());
  const token = browser.cookies.get(SESSION) ?? '';
  const [{ digest = '' } = {}] = (
    await world.database.read((client) => client.query<{ digest: string }>('select digest from sessions'))
  ).rows;
  const forged = (n: number): string => {
    const at = n % token.length;
    const bent = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    return [random(), bent, digest, `${token}=`, `${digest}%00`, ''][n % 6] ?? '';
  };
  const answers = await many(
    ATTEMPTS,
    async (n) => (await onlyWith(world.browser(), SESSION, forged(n)).get('/v1/me')).status,
  );
  expect(tally(answers)).toEqual({ 401: ATTEMPTS });
  expect(await whoIsIn(browser)).toMatchObject({ cleverUserId: teacher() });
});
