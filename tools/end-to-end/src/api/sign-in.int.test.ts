import { generateDistrict, type FakeDistrict, type User } from '@bloomz/fake-clever';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiWorld, anApi } from '../testing/api/an-api.ts';
import type { Browser, Got } from '../testing/api/browser.ts';
import { exchangesAt, rowsOf } from '../testing/api/look.ts';
import { expectPage } from '../testing/api/expect-page.ts';
import { chooseAtClever, fromClever, locationOf, NAVIGATION, walk, whoIsIn } from '../testing/api/walks.ts';

const MANNERS = [
  { oidc: false, meStyle: 'role' },
  { oidc: true, meStyle: 'user' },
] as const;

describe.each(MANNERS)('signing in with Clever (oidc: $oidc, type in /me: $meStyle)', (manner) => {
  let world: ApiWorld;
  let district: FakeDistrict;
  let skew = 0;
  beforeAll(async () => {
    const now = (): Date => new Date(Date.now() + skew);
    world = await anApi({ clever: { ...manner, now }, worker: false });
    district = world.clever.addDistrict(
      generateDistrict({ seed: `sign-in ${JSON.stringify(manner)}`, schools: [{ level: 'elementary', students: 40 }] }),
    );
  });
  afterAll(() => world.close());
  beforeEach(() => {
    skew = 0;
    world.clever.clearRequests();
  });

  const someone = (role: 'teacher' | 'student' | 'staff' | 'district_admin' = 'teacher', n = 0): User => {
    const found = district.users(role)[n];
    if (found === undefined) throw new Error(`a district without a ${role}`);
    return found;
  };
  const isIn = async (browser: Browser, { id }: Pick<User, 'id'>): Promise<void> =>
    expect(await whoIsIn(browser)).toMatchObject({ kind: 'account', cleverUserId: id });
  const arrivesAt = ({ status, ...got }: Got, address: string): void =>
    expect([status, locationOf({ status, ...got })]).toEqual([303, address]);

  it('SSO-2: begun here, with a state of its own each time; SSO-5: always at one address without a district', async () => {
    const browser = world.browser();
    const away = [await browser.get('/auth/clever'), await browser.get('/auth/clever?return_to=/schools/1')];
    const asked = away.map((got) => new URL(locationOf(got)).searchParams);
    expect(asked.map((query) => query.get('redirect_uri'))).toEqual(
      [0, 1].map(() => `${world.url}/auth/clever/callback`),
    );
    expect(asked.map((query) => [...query.keys()])).toEqual(
      [0, 1].map(() => ['response_type', 'client_id', 'redirect_uri', 'state', 'nonce']),
    );
    for (const name of ['state', 'nonce'])
      expect(new Set(asked.map((query) => query.get(name)))).toHaveProperty('size', 2);
    arrivesAt((await walk(browser, '/auth/clever?return_to=/schools/1', someone().id)).last, '/schools/1');
    await isIn(browser, someone());
  });

  it.each(['portal', 'oauth/instant-login'] as const)(
    'SSO-2, SSO-3: from %s without a state, by a flow of our own; that code is exchanged never',
    async (entrance) => {
      const browser = world.browser();
      const callback = await fromClever(world, someone().id, entrance);
      expect([...new URL(callback).searchParams.keys()]).toEqual(['code']);
      const { last, seen } = await walk(browser, callback, someone().id);
      arrivesAt(last, '/');
      expect([seen.length, exchangesAt(world)]).toEqual([2, 1]);
      await isIn(browser, someone());
    },
  );

  it('SSO-3: from the portal while a sign-in of the same browser is under way', async () => {
    const browser = world.browser();
    await browser.get('/auth/clever');
    arrivesAt((await walk(browser, await fromClever(world, someone().id), someone().id)).last, '/');
    await isIn(browser, someone());
  });

  it('SSO-1: shows the browser neither the secret nor a token', async () => {
    const browser = world.browser();
    const { seen } = await walk(browser, await fromClever(world, someone().id), someone().id);
    const page = await browser.get('/', NAVIGATION);
    const shown = JSON.stringify(
      [...seen, page].map(({ headers, text }) => [[...headers], text]).concat([[[...browser.cookies], '']]),
    );
    expect(shown).not.toContain(world.clever.clientSecret);
    expect(shown).not.toMatch(/\bil[0-9a-f]{40}|access_token|id_token/);
  });

  it('SSO-11, LG-6, LG-8: everybody who can sign in, by Clever id, without a look at the roster', async () => {
    for (const role of ['teacher', 'student', 'staff', 'district_admin'] as const)
      for (const user of district.users(role).slice(0, 4)) {
        world.clever.clearRequests();
        const browser = world.browser();
        arrivesAt((await walk(browser, '/auth/clever', user.id)).last, '/');
        await isIn(browser, user);
        const asked = world.clever.requests().map(({ path }) => path.replace(user.id, '(own id)'));
        expect(asked.filter((path) => !/^\/(oauth|\.well-known)\//.test(path))).toEqual([
          '/v3.0/me',
          '/v3.1/users/(own id)',
        ]);
      }
  });

  it('SSO-10: people without e-mail, name, or school', async () => {
    const { id } = someone('teacher', 2);
    const full = someone('teacher', 2);
    const bare = { ...full, email: null, name: {}, roles: { teacher: { ...full.roles.teacher, schools: [] } } };
    const nul = { ...bare, name: { first: 'N\u0000l' } };
    for (const like of [bare, { ...bare, email: '', name: { first: '', last: null } }, { ...bare, roles: {} }, nul]) {
      district.updateUser(
        id,
        () => ({ ...like, roles: { ...like.roles, staff: { staff_id: '', schools: [], roles: [] } } }) as User,
      );
      const browser = world.browser();
      arrivesAt((await walk(browser, '/auth/clever', id)).last, '/');
      await isIn(browser, { id });
      const page = await browser.get('/', NAVIGATION);
      expectPage(page, 200, 'Bloomz Onboarding');
      expect(page.text).toMatch(/Signed in as <strong>[^<]+<\/strong>/);
    }
  });

  it('SSO-7, SSO-12: shows who is signed in, in any script and harmlessly, beside a way out', async () => {
    const names = ['Zoë Ünlü-Ærøfell', '明月 虚構', 'Ánh Nguyệt Giả Định', '<b>Bold</b> & "Sly"', 'עברית دمشق'];
    for (const [n, name] of names.entries()) {
      const { id } = someone('student', n);
      district.updateUser(id, { name: { first: name, last: 'Sample' } });
      const browser = world.browser();
      await walk(browser, '/auth/clever', id);
      const { text } = await browser.get('/', NAVIGATION);
      const escaped = name
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;');
      expect(text).toContain(`Signed in as <strong>${escaped} Sample</strong>`);
      expect(text).toContain('action="/auth/logout"');
    }
  });

  it('LG-1: a callback that comes again exchanges nothing and leads somewhere sensible', async () => {
    const browser = world.browser();
    const callback = await chooseAtClever(locationOf(await browser.get('/auth/clever')), someone().id);
    const kept = [...browser.cookies];
    arrivesAt(await browser.get(callback, NAVIGATION), '/');
    expect(exchangesAt(world)).toBe(1);
    const again = world.browser();
    for (const [name, value] of kept) again.cookies.set(name, value);
    expectPage(await again.get(callback, NAVIGATION), 400, 'This sign-in was used already');
    expect(exchangesAt(world)).toBe(1);
    arrivesAt((await walk(browser, callback, someone().id)).last, '/');
    await isIn(browser, someone());
  });

  it('LG-2: a code older than a minute begins the flow again, once and not for ever', async () => {
    const browser = world.browser();
    const callback = await chooseAtClever(locationOf(await browser.get('/auth/clever?return_to=/late')), someone().id);
    skew = 61_000;
    const restarted = await browser.get(callback, NAVIGATION);
    expect([restarted.status, new URL(locationOf(restarted)).pathname]).toEqual([302, '/oauth/authorize']);
    const second = await chooseAtClever(locationOf(restarted), someone().id);
    skew = 122_000;
    expectPage(await browser.get(second, NAVIGATION), 400, 'This sign-in was used already');
    expect([exchangesAt(world), await whoIsIn(browser)]).toEqual([2, 401]);
    skew = 0;
    arrivesAt((await walk(browser, callback, someone().id)).last, '/');
    await isIn(browser, someone());
  });

  it('LG-5, LG-10: roles come from the whole roles object and the roster, so an admin who teaches stays admin', async () => {
    const { id } = someone('teacher', 1);
    const [school = { id: '' }] = district.schools();
    const admin = ['--admin', 'first@example.org', '--admin-clever-id', id];
    await world.cli('provision', '--district', district.id, '--school', school.id, ...admin);
    const held = { districtId: district.id, schoolId: school.id };
    for (const _ of ['first', 'second']) {
      const browser = world.browser();
      await walk(browser, '/auth/clever', id);
      expect(await whoIsIn(browser)).toMatchObject({ roles: [{ role: 'school-admin', ...held }] });
    }
    district.updateUser(id, (user) => ({ ...user, roles: { ...user.roles, district_admin: { title: '' } } }));
    const browser = world.browser();
    await walk(browser, '/auth/clever', id);
    expect(await whoIsIn(browser)).toMatchObject({
      roles: [
        { role: 'district-admin', districtId: district.id, schoolId: null },
        { role: 'school-admin', ...held },
      ],
    });
  });

  it('LG-9: whoever signs in before the first import has the role as soon as it is there', async () => {
    const [school = { id: '' }] = district.schools();
    const [early, browser] = [someone('teacher', 3), world.browser()];
    await walk(browser, '/auth/clever', early.id);
    expect(await whoIsIn(browser)).toMatchObject({ roles: [] });
    expect(await world.cli('import', '--school', school.id, '--json')).toMatchObject({ code: 0 });
    expect(await whoIsIn(browser)).toMatchObject({ roles: [{ role: 'teacher', schoolId: school.id }] });
    const accounts = await rowsOf(world, 'select from accounts where clever_user_id = $1', [early.id]);
    expect(accounts).toHaveLength(1);
  });

  it('LG-12, LG-13, SSO-8: contacts, unshared people and refusals get a page, and nothing is exchanged', async () => {
    const unshared = someone('teacher', 4).id;
    district.unshareUsers([unshared]);
    for (const id of [district.users('contact')[0]?.id ?? '', unshared]) {
      const browser = world.browser();
      expectPage((await walk(browser, '/auth/clever', id)).last, 403, 'Clever did not let you in');
      expectPage(await browser.get(await fromClever(world, id), NAVIGATION), 403, 'Clever did not let you in');
    }
    for (const error of ['access_denied', 'unauthorized-user', 'server_error', '<script>']) {
      const query = new URLSearchParams({ error, error_description: '{"stack":"at x.ts:1"}' }).toString();
      const got = await world.browser().get(`/auth/clever/callback?${query}`, NAVIGATION);
      expectPage(got, 403, 'Clever did not let you in');
      expect(got.text).not.toContain('<script>');
    }
    expect(exchangesAt(world)).toBe(0);
  });
});
