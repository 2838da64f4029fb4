import { type FakeDistrict, generateDistrict, type User } from '@bloomz/fake-clever';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ATTEMPTS } from '../testing/api/attempts.ts';
import { anAccount, anotherAccount, logIn, PASSWORD } from '../testing/api/accounts.ts';
import { type ApiWorld, anApi } from '../testing/api/an-api.ts';
import type { Browser, Got } from '../testing/api/browser.ts';
import { expectPage } from '../testing/api/expect-page.ts';
import { change, rowsOf, sessionsIn } from '../testing/api/look.ts';
import { many, tally } from '../testing/api/many.ts';
import { LINK, locationOf, NAVIGATION, onlyWith, SESSION, walk, whoIsIn } from '../testing/api/walks.ts';

let world: ApiWorld;
let district: FakeDistrict;
let turn = 0;
let person: User;
let email: string;
beforeAll(async () => {
  world = await anApi({ worker: false });
  const plan = { seed: 'linking', oddities: false, schools: [{ level: 'elementary', students: 40 }] } as const;
  district = world.clever.addDistrict(generateDistrict(plan));
  await anAccount(world, 'first@example.org', '--name', 'First Account');
});
afterAll(() => world.close());
/** A person in Clever and a Bloomz account with the same address, in other letters. */
beforeEach(async () => {
  await change(world, 'delete from sessions');
  turn += 1;
  person = district.users('student')[turn] as User;
  email = `Person.${turn}@Example.org`;
  district.updateUser(person.id, { email: email.toLowerCase(), name: { first: 'In-Clever', last: `Sample ${turn}` } });
  await anotherAccount(world, email, `In-Bloomz ${turn}`);
});

const linkOf = async (address = email): Promise<unknown> =>
  (await rowsOf(world, 'select clever_user_id as id from accounts where lower(email) = lower($1)', [address]))[0]?.[
    'id'
  ];
const prove = (browser: Browser, password: string): Promise<Got> =>
  browser.ask('POST', '/auth/link', {
    form: { password },
    headers: { ...NAVIGATION, 'sec-fetch-site': 'same-origin' },
  });
const arrives = ({ status, ...got }: Got, address: string): void =>
  expect([status, locationOf({ status, ...got })]).toEqual([303, address]);

/** As far as the page that asks for proof. */
const atProof = async (browser = world.browser()): Promise<Browser> => {
  arrives((await walk(browser, '/auth/clever', person.id)).last, '/auth/link');
  return browser;
};

describe('SSO-9: a Bloomz account with the address that Clever gives', () => {
  it('is never linked without proof: nobody is signed in, and a page names both sides', async () => {
    for (let n = 0; n < 3; n += 1) {
      const browser = await atProof();
      const page = await browser.get('/auth/link', NAVIGATION);
      expectPage(page, 200, 'Is this Bloomz account yours?');
      expect(page.text).toContain(`In-Clever Sample ${turn} (${email.toLowerCase()})`);
      expect(page.text).toContain(`<dd>${email.toLowerCase()}</dd>`);
      expect(page.text).toContain('type="password"');
      expect(await whoIsIn(browser)).toBe(401);
    }
    expect([await linkOf(), await sessionsIn(world)]).toEqual([null, 0]);
    expect(await rowsOf(world, 'select from accounts where clever_user_id = $1', [person.id])).toEqual([]);
  });

  it('is not linked by wrong passwords, however many', async () => {
    const browser = await atProof();
    const [cookie, wrong] = [browser.cookies.get(LINK), [PASSWORD.toUpperCase(), ` ${PASSWORD}`, '', 'x']];
    const answers = await many(8, async (n) => {
      const got = await prove(onlyWith(world.browser(), LINK, cookie), wrong[n % wrong.length] ?? '');
      expectPage(got, 401, 'Is this Bloomz account yours?');
      expect(got.text).toContain('That is not the password of this account.');
      return got.status;
    });
    expect(tally(answers)).toEqual({ 401: 8 });
    expect([await linkOf(), await sessionsIn(world)]).toEqual([null, 0]);
  });

  it('is linked by its password, which signs in; from then on Clever alone does', async () => {
    const browser = await atProof();
    arrives(await prove(browser, PASSWORD), '/');
    const account = { kind: 'account', name: `In-Bloomz ${turn}`, cleverUserId: person.id };
    expect(await whoIsIn(browser)).toMatchObject({ ...account, email });
    expect(browser.cookies.has(LINK)).toBe(false);
    const again = world.browser();
    arrives((await walk(again, '/auth/clever', person.id)).last, '/');
    expect(await whoIsIn(again)).toMatchObject({ ...account, email });
    expect(await whoIsIn(await logIn(world.browser(), email))).toMatchObject(account);
    expect(await linkOf()).toBe(person.id);
  });

  it('replaces the session that the browser had', async () => {
    const other = 'somebody.else@example.org';
    await anotherAccount(world, other, 'Somebody Else');
    const browser = await logIn(world.browser(), other);
    const old = browser.cookies.get(SESSION);
    await atProof(browser);
    await prove(browser, PASSWORD);
    expect(await whoIsIn(browser)).toMatchObject({ email });
    expect(await whoIsIn(onlyWith(world.browser(), SESSION, old))).toBe(401);
  });

  it('stays with the first person in Clever: a second one with its address gets an account apart', async () => {
    await prove(await atProof(), PASSWORD);
    const second = district.users('teacher')[0] as User;
    district.updateUser(second.id, { email });
    const browser = world.browser();
    arrives((await walk(browser, '/auth/clever', second.id)).last, '/');
    expect(await whoIsIn(browser)).toMatchObject({ cleverUserId: second.id });
    expect(await whoIsIn(browser)).not.toHaveProperty('email');
    expect(await linkOf()).toBe(person.id);
  });

  it('asks nothing once somebody else is signed in on the same device', async () => {
    const browser = await atProof();
    const other = district.users('teacher')[1]?.id ?? '';
    await walk(browser, '/auth/clever', other);
    expectPage(await browser.get('/auth/link', NAVIGATION), 400, 'Nothing waits to be linked');
    expect(await linkOf()).toBe(null);
  });

  it('asks nothing once the way out was taken', async () => {
    const browser = await atProof();
    await browser.post('/auth/logout');
    expectPage(await browser.get('/auth/link', NAVIGATION), 400, 'Nothing waits to be linked');
  });
});

describe('linking while signed in', () => {
  const atConfirm = async (browser: Browser): Promise<Browser> => {
    arrives((await walk(browser, '/auth/clever?intent=link', person.id)).last, '/auth/link');
    return browser;
  };

  it('names both sides, links after a yes, and keeps the session', async () => {
    const browser = await atConfirm(await logIn(world.browser(), email));
    const token = browser.cookies.get(SESSION);
    const page = await browser.get('/auth/link', NAVIGATION);
    expectPage(page, 200, 'Link these two?');
    expect(page.text).toContain(`In-Clever Sample ${turn}`);
    expect(page.text).toContain(`<dd>${email}</dd>`);
    expect(await linkOf()).toBe(null);
    arrives(await prove(browser, ''), '/');
    expect([await linkOf(), browser.cookies.get(SESSION)]).toEqual([person.id, token]);
    const again = world.browser();
    await walk(again, '/auth/clever', person.id);
    expect(await whoIsIn(again)).toMatchObject({ email, cleverUserId: person.id });
  });

  it('takes the offer of no other account, and none without a session', async () => {
    const other = 'another.account@example.org';
    await anotherAccount(world, other, 'Another Account');
    const offer = (await atConfirm(await logIn(world.browser(), email))).cookies.get(LINK);
    for (const browser of [await logIn(world.browser(), other), world.browser()]) {
      browser.cookies.set(LINK, offer ?? '');
      expectPage(await browser.get('/auth/link', NAVIGATION), 400, 'Nothing waits to be linked');
      expectPage(await prove(browser, PASSWORD), 400, 'Nothing waits to be linked');
    }
    expect([await linkOf(), await linkOf(other)]).toEqual([null, null]);
  });

  it('changes no link that is there, on either side', async () => {
    await prove(await atConfirm(await logIn(world.browser(), email)), '');
    const other = `other.${turn}@example.org`;
    await anotherAccount(world, other, 'Another Account');
    const taken = await atConfirm(await logIn(world.browser(), other));
    expectPage(await prove(taken, ''), 409, 'Already linked');
    const linked = await logIn(world.browser(), email);
    await walk(linked, '/auth/clever?intent=link', district.users('teacher')[2]?.id ?? '');
    expectPage(await prove(linked, ''), 409, 'Already linked');
    expect([await linkOf(), await linkOf(other)]).toEqual([person.id, null]);
  });

  it('is a sign-in for whoever is not signed in', async () => {
    const [browser, { id }] = [world.browser(), district.users('teacher')[3] as User];
    arrives((await walk(browser, '/auth/clever?intent=link', id)).last, '/');
    expect(await whoIsIn(browser)).toMatchObject({ cleverUserId: id });
  });
});

it('forged and foreign offers are none', async () => {
  const browser = world.browser();
  await browser.get('/auth/clever');
  const [ticket = ''] = [...browser.cookies.values()];
  const proof = (await atProof()).cookies.get(LINK) ?? '';
  const forged = (n: number): string => [ticket, `${proof}A`, proof.slice(1), 'x'.repeat(80), ''][n % 5] ?? '';
  const answers = await many(
    ATTEMPTS,
    async (n) => (await prove(onlyWith(world.browser(), LINK, forged(n)), PASSWORD)).status,
  );
  expect(tally(answers)).toEqual({ 400: ATTEMPTS });
  expect([await linkOf(), await sessionsIn(world)]).toEqual([null, 0]);
}, 120_000);
