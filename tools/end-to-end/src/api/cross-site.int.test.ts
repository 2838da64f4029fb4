import { ENDPOINTS } from '@bloomz/api-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ATTEMPTS } from '../testing/api/attempts.ts';
import { anotherAccount, aSessionOf, PASSWORD } from '../testing/api/accounts.ts';
import type { Browser, Got } from '../testing/api/browser.ts';
import { change, imageOf } from '../testing/api/look.ts';
import { many, tally } from '../testing/api/many.ts';
import { OPERATIONS } from '../testing/api/operations.ts';
import { aTown, OPERATOR, type Town } from '../testing/api/roles.ts';
import { LINK, SESSION, walk } from '../testing/api/walks.ts';

const EMAIL = 'to.be.linked@example.org';

/** What browsers send along when another site makes them send something. */
const FOREIGN: ReadonlyArray<Readonly<Record<string, string>>> = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  { 'sec-fetch-site': 'same-site', origin: 'http://localhost:1' },
  { 'sec-fetch-site': 'something-new' },
  { origin: 'https://evil.example' },
  { origin: 'http://localhost:1' },
  { origin: 'null' },
];

type Mutation = (by: Browser, headers: Readonly<Record<string, string>>) => Promise<Got>;

let town: Town;
let linking: string;
let session: string;
beforeAll(async () => {
  town = await aTown();
  const { world } = town;
  const person = world.clever.district(town.at.elsewhere.districtId).users('teacher')[0];
  world.clever.district(town.at.elsewhere.districtId).updateUser(person?.id ?? '', { email: EMAIL });
  await anotherAccount(world, EMAIL, 'To be linked');
  const browser = world.browser();
  await walk(browser, '/auth/clever', person?.id ?? '');
  linking = browser.cookies.get(LINK) ?? '';
  await change(world, `update runs set state = 'held' where id = $1`, [town.at.own.runId]);
});
afterAll(() => town.world.close());
beforeEach(async () => {
  session = await aSessionOf(town.world, OPERATOR);
});

const CODE = { code: '0000-0000-00000' };
const EVENT = { type: 'mail.bounced', data: { messageId: '<1@mail.example>' } };

const inContract = ENDPOINTS.filter(({ method }) => method !== 'get');
const OF_THE_DOOR: Readonly<Record<string, Mutation>> = {
  logIn: (by, headers) => by.ask('POST', '/auth/login', { body: { email: OPERATOR, password: PASSWORD }, headers }),
  logOut: (by, headers) => by.ask('POST', '/auth/logout', { headers }),
  lookUpInvitation: (by, headers) => by.ask('POST', '/v1/invitations/lookup', { body: CODE, headers }),
  acceptInvitation: (by, headers) => by.ask('POST', '/v1/invitations/accept', { body: CODE, headers }),
  acceptFamilyCode: (by, headers) => by.ask('POST', '/v1/family-codes/accept', { body: CODE, headers }),
  recordMailEvent: (by, headers) => by.ask('POST', '/v1/mail-events', { body: EVENT, headers }),
  link: (by, headers) => by.ask('POST', '/auth/link', { form: { password: PASSWORD }, headers }),
};
const mutationOf = (name: string): Mutation =>
  OF_THE_DOOR[name] ?? ((by, headers) => OPERATIONS[name]?.ask(by, town.at.own, headers) as Promise<Got>);
const NAMES = [...new Set([...inContract.map(({ operationId }) => operationId), ...Object.keys(OF_THE_DOOR)])];

/** The operator's own browser, with a session that may do everything and a link that waits for a password. */
const victim = (): Browser => {
  const browser = town.world.browser();
  browser.cookies.set(SESSION, session);
  browser.cookies.set(LINK, linking);
  return browser;
};

describe('a mutation that another site sends with somebody’s session', () => {
  let before: unknown;
  beforeEach(async () => {
    before = await imageOf(town.world);
  });

  it.each(NAMES)('%s has no effect, whatever gives the site away', async (name) => {
    for (const headers of FOREIGN) {
      const browser = victim();
      const got = await mutationOf(name)(browser, headers);
      expect([got.status, got.json['type'], got.headers.getSetCookie()]).toEqual([
        403,
        '/problems/cross-site-request',
        [],
      ]);
    }
    expect(await imageOf(town.world)).toEqual(before);
  });

  it(`has none in ${ATTEMPTS} attempts`, async () => {
    const answers = await many(ATTEMPTS, async (n) => {
      const name = NAMES[n % NAMES.length] ?? '';
      const headers = FOREIGN[Math.floor(n / NAMES.length) % FOREIGN.length] ?? {};
      return (await mutationOf(name)(victim(), headers)).status;
    });
    expect(tally(answers)).toEqual({ 403: ATTEMPTS });
    expect(await imageOf(town.world)).toEqual(before);
  }, 120_000);
});

/** The same, sent by our own pages: everything above would have worked. */
describe('a mutation that a page of ours sends', () => {
  const OWN: ReadonlyArray<() => Readonly<Record<string, string>>> = [
    () => ({ 'sec-fetch-site': 'same-origin' }),
    () => ({ 'sec-fetch-site': 'none' }),
    () => ({ origin: town.world.url }),
    () => ({}),
  ];
  const last = ['logIn', 'logOut', 'link'];

  it.each(NAMES.filter((name) => !last.includes(name)))('%s is not refused', async (name) => {
    for (const headers of OWN) {
      const got = await mutationOf(name)(victim(), headers());
      expect(got.json['type']).not.toBe('/problems/cross-site-request');
      expect(got.status).not.toBe(403);
    }
  });

  it.each([
    'editClass',
    'changeMemberRole',
    'createPlan',
    'rejectImport',
    'disconnectDistrict',
    'reconnectDistrict',
    ...last,
  ])('%s has an effect', async (name) => {
    const { world, at } = town;
    if (name === 'rejectImport') await change(world, `update runs set state = 'held' where id = $1`, [at.own.runId]);
    if (name === 'editClass')
      await change(world, `update classes set name = 'As before' where id = $1`, [at.own.classId]);
    if (name === 'changeMemberRole') await change(world, 'delete from appointments');
    if (name === 'disconnectDistrict') await change(world, `update districts set connection = 'connected'`);
    const before = await imageOf(world);
    const { status } = await mutationOf(name)(victim(), { 'sec-fetch-site': 'same-origin' });
    expect(status).toBeLessThan(400);
    expect(await imageOf(world)).not.toEqual(before);
  });
});
