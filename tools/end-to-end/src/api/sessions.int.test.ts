import { type FakeDistrict, generateDistrict } from '@bloomz/fake-clever';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anAccount, logIn } from '../testing/api/accounts.ts';
import { type ApiWorld, anApi } from '../testing/api/an-api.ts';
import type { Browser, Got } from '../testing/api/browser.ts';
import { change, rowsOf, sessionsIn } from '../testing/api/look.ts';
import { signInWithClever } from '../testing/api/people.ts';
import { NAVIGATION, onlyWith, SESSION, walk, whoIsIn } from '../testing/api/walks.ts';

const EMAIL = 'operator@example.org';

let world: ApiWorld;
let district: FakeDistrict;
beforeAll(async () => {
  world = await anApi({ worker: false });
  const plan = { seed: 'sessions', oddities: false, schools: [{ level: 'elementary', students: 20 }] } as const;
  district = world.clever.addDistrict(generateDistrict(plan));
  await anAccount(world, EMAIL, '--name', 'Sample Operator', '--operator');
});
afterAll(() => world.close());
beforeEach(() => change(world, 'delete from sessions'));

const teacher = (n = 0): string => district.users('teacher')[n]?.id ?? '';
const tokenOf = ({ cookies }: Browser): string => cookies.get(SESSION) ?? '';
/** What an old token is still good for. */
const statusOf = async (token: string): Promise<number> =>
  (await onlyWith(world.browser(), SESSION, token).get('/v1/me')).status;

/** A browser whose cookies are written down as they are set. */
const overhearing = (browser: Browser, lines: string[]): Browser => {
  const heard = (got: Got): Got => {
    lines.push(...got.headers.getSetCookie());
    return got;
  };
  return {
    ...browser,
    get: async (...asking) => heard(await browser.get(...asking)),
    post: async (...asking) => heard(await browser.post(...asking)),
  };
};

const SIGN_INS: ReadonlyArray<readonly [string, (browser?: Browser) => Promise<Browser>]> = [
  ['with Clever', (browser) => signInWithClever(world, teacher(), browser)],
  ['with a password', (browser = world.browser()) => logIn(browser, EMAIL)],
];

describe.each(SIGN_INS)('a session that began %s', (_, signIn) => {
  it('is a cookie for this host alone, out of reach of scripts, that ends with the browser', async () => {
    const lines: string[] = [];
    await signIn(overhearing(world.browser(), lines));
    const set = lines.findLast((line) => line.startsWith(SESSION)) ?? '';
    const [pair = '', ...attributes] = set.split('; ');
    expect(pair).toMatch(/^__Host-bloomz-session=[\w-]{43}$/);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
  });

  it('is kept as a digest only', async () => {
    const token = tokenOf(await signIn());
    const everything = JSON.stringify(await rowsOf(world, 'select * from sessions'));
    expect(everything).toMatch(/"digest":"[0-9a-f]{64}"/);
    expect(everything).not.toContain(token);
  });

  it('SSO-6: replaces the one that was there, whoever had it; the old cookie is dead', async () => {
    for (const [, before] of SIGN_INS) {
      const browser = await before();
      const old = tokenOf(browser);
      expect(await statusOf(old)).toBe(200);
      await signIn(browser);
      expect(tokenOf(browser)).not.toBe(old);
      expect([await statusOf(old), await statusOf(tokenOf(browser)), await sessionsIn(world)]).toEqual([401, 200, 1]);
      await change(world, 'delete from sessions');
    }
  });

  it('is none that was planted before, made up or of somebody else', async () => {
    const attacker = await signInWithClever(world, teacher(1));
    for (const planted of ['made-up', 'A'.repeat(43), tokenOf(attacker)]) {
      const browser = await signIn(onlyWith(world.browser(), SESSION, planted));
      expect(tokenOf(browser)).not.toBe(planted);
      expect([await statusOf(planted), await statusOf(tokenOf(browser))]).toEqual([401, 200]);
    }
  });

  it('SSO-7: ends with the way out, and Clever is not asked', async () => {
    const browser = await signIn();
    const token = tokenOf(browser);
    world.clever.clearRequests();
    expect((await browser.post('/auth/logout')).status).toBe(204);
    expect([browser.cookies.has(SESSION), await statusOf(token), await sessionsIn(world)]).toEqual([false, 401, 0]);
    expect((await browser.post('/auth/logout')).status).toBe(204);
    expect((await onlyWith(world.browser(), SESSION, token).post('/auth/logout')).status).toBe(204);
    expect(world.clever.requests()).toEqual([]);
  });
});

describe('a session', () => {
  it('ends after half an hour without use, and use keeps it', async () => {
    const browser = await signInWithClever(world, teacher());
    const idle = `update sessions set last_seen_at = now() - $1::interval`;
    await change(world, idle, ['29 minutes 50 seconds']);
    expect(await statusOf(tokenOf(browser))).toBe(200);
    const [seen] = await rowsOf(world, `select last_seen_at > now() - interval '1 minute' as lately from sessions`);
    expect(seen).toEqual({ lately: true });
    await change(world, idle, ['30 minutes 10 seconds']);
    expect(await statusOf(tokenOf(browser))).toBe(401);
  });

  it('ends after twelve hours, whatever happens', async () => {
    const browser = await signInWithClever(world, teacher());
    const opened = `update sessions set opened_at = now() - $1::interval, last_seen_at = now()`;
    await change(world, opened, ['11 hours 59 minutes']);
    expect(await statusOf(tokenOf(browser))).toBe(200);
    await change(world, opened, ['12 hours 10 seconds']);
    expect(await statusOf(tokenOf(browser))).toBe(401);
  });
});

it('the button on the page leads back to the front page, where nobody is signed in any more', async () => {
  const browser = await signInWithClever(world, teacher());
  const out = await browser.ask('POST', '/auth/logout', {
    form: {},
    headers: { ...NAVIGATION, 'sec-fetch-site': 'same-origin' },
  });
  expect([out.status, out.headers.get('location')]).toEqual([303, '/']);
  expect((await browser.get('/', NAVIGATION)).text).not.toContain('Signed in as');
});

it('whoever signs out and in again as another person is that person', async () => {
  const browser = await signInWithClever(world, teacher());
  await browser.post('/auth/logout');
  await walk(browser, '/auth/clever', teacher(1));
  expect(await whoIsIn(browser)).toMatchObject({ cleverUserId: teacher(1) });
});

it('a new password ends every session of the account, and no other', async () => {
  const [one, another] = [await logIn(world.browser(), EMAIL), await signInWithClever(world, teacher())];
  await anAccount(world, EMAIL);
  expect([await whoIsIn(one), await statusOf(tokenOf(another))]).toEqual([401, 200]);
});

it('a wrong password, an unknown address and an empty one are answered alike, and leave the session as it is', async () => {
  const browser = await logIn(world.browser(), EMAIL);
  const headers = { 'x-request-id': 'same' };
  const refused = [];
  for (const email of [EMAIL, EMAIL.toUpperCase(), 'nobody@example.org', ' ']) {
    const { status, text } = await browser.post('/auth/login', { email, password: 'wrong wrong wrong' }, headers);
    refused.push({ status, text });
  }
  expect(new Set(refused.map((one) => JSON.stringify(one)))).toHaveProperty('size', 1);
  expect(refused[0]).toMatchObject({ status: 401 });
  expect(await whoIsIn(browser)).toMatchObject({ email: EMAIL });
});

it('another site may frame no page of ours and be told nothing of its address', async () => {
  const { headers } = await world.browser().get('/', NAVIGATION);
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('referrer-policy')).toMatch(/^(no-referrer|same-origin)$/);
});
