import { ENDPOINTS } from '@bloomz/api-contract';
import { E } from '@bloomz/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type Got, makeBrowser } from '../testing/api/browser.ts';
import { change } from '../testing/api/look.ts';
import { answerFor, OPERATIONS, type Row } from '../testing/api/operations.ts';
import { aTown, type Ids, markOf, type Place, PLACES, type Role, ROLES, type Town } from '../testing/api/roles.ts';

/** Where else a role counts for as much as at home. Everywhere else, nothing is known to it. */
const REACH: Readonly<Record<Role, ReadonlyArray<Place>>> = {
  'school-admin': ['own'],
  'school-office-staff': ['own'],
  'school-support-staff': ['own'],
  teacher: ['own'],
  parent: ['own'],
  student: ['own'],
  'district-admin': ['own', 'sibling'],
  'bloomz-operator': ['own', 'sibling', 'elsewhere'],
};

let town: Town;
let unguarded: string;
beforeAll(async () => {
  town = await aTown();
  unguarded = (await town.world.anotherApi({ authorize: () => E.right(undefined) })).url;
});
afterAll(() => town.world.close());

const rows = Object.entries(OPERATIONS);
const placed = rows.filter(([, { of }]) => of !== 'nothing');
const CELLS = placed.flatMap(([name, row]) => ROLES.map((role) => ({ name, row, role })));

/** Nobody works on what is queued here, so the next may start. */
const endRuns = (): Promise<number> => change(town.world, `update runs set state = 'cancelled' where state = 'queued'`);

/** Everything of an answer that could tell one id from another; both requests have the same request id. */
const SAME = { 'x-request-id': 'same' };
const seenOf = ({ status, headers, text }: Got): object => ({
  status,
  text,
  headers: [...headers].filter(([name]) => !/^(date|ratelimit|keep-alive|connection)/.test(name)),
});

const leaksIn = ({ headers, text }: Got, reach: ReadonlyArray<Place>): ReadonlyArray<Place> =>
  PLACES.filter((place) => !reach.includes(place) && JSON.stringify([text, [...headers]]).includes(markOf(place)));

it('every operation that asks who calls has a row here', () => {
  const signedIn = ENDPOINTS.filter(({ access }) => access === 'signed-in');
  expect(rows.map(([name]) => name).sort()).toEqual(signedIn.map(({ operationId }) => operationId).sort());
});

it('everybody here has the role they are meant to have, and no other', async () => {
  for (const role of ROLES) {
    const { json } = await town.people[role].get('/v1/me');
    const roles = (json['roles'] as ReadonlyArray<{ role: string }>).map((held) => held.role);
    expect(new Set(roles)).toContain(role);
    const further = role === 'school-admin' || role === 'school-office-staff' ? ['school-support-staff'] : [];
    expect(roles.filter((held) => held !== role)).toEqual(further);
  }
});

describe('by the policy', () => {
  let compared = 0;

  it.each(CELLS)('$name: $role gets at each place what the table says', async ({ name, row, role }) => {
    const by = town.people[role];
    const unknown = await row.ask(by, town.unknown, SAME);
    expect(unknown.status).toBe(404);
    for (const place of PLACES) {
      const isKnown = REACH[role].includes(row.of === 'district' && place === 'sibling' ? 'own' : place);
      const got = await row.ask(by, town.at[place], SAME);
      expect([place, got.status]).toEqual([place, isKnown ? answerFor(role, row) : 404]);
      expect(leaksIn(got, got.status < 400 ? REACH[role] : [])).toEqual([]);
      if (got.status === 404) {
        expect(seenOf(got)).toEqual(seenOf(unknown));
        compared += 1;
      }
      if (name === 'startImport') await endRuns();
    }
  });

  it('what is foreign was always answered like what is not there, to the byte', () => {
    const [ofSchools, ofDistricts, nobodyJoined] = [32 * (6 * 2 + 1), 3 * (6 * 3 + 1), 2 + 3];
    expect(compared).toBe(ofSchools + ofDistricts + nobodyJoined);
  });

  it('ids of two schools in one name nothing', async () => {
    const { own, sibling } = town.at;
    const [mixed, other] = [own, sibling].map(({ schoolId }, n) => ({
      ...town.unknown,
      memberId: `${schoolId}.${[sibling, own][n]?.memberId.split('.')[1] ?? ''}`,
    }));
    for (const row of [OPERATIONS['getMember'], OPERATIONS['changeMemberRole']])
      for (const role of ROLES)
        for (const ids of [mixed, other]) expect((await row?.ask(town.people[role], ids as Ids))?.status).toBe(404);
  });

  it.each(ROLES)('lists to %s the schools that the role reaches', async (role) => {
    const { json } = await town.people[role].get('/v1/schools');
    const ids = (json['items'] as ReadonlyArray<{ id: string }>).map(({ id }) => id);
    const isBlind = role === 'parent' || role === 'student';
    expect(new Set(ids)).toEqual(new Set(isBlind ? [] : REACH[role].map((place) => town.at[place].schoolId)));
  });

  it('nobody who is not signed in gets anything anywhere', async () => {
    for (const [, row] of rows)
      for (const ids of [...PLACES.map((place) => town.at[place]), town.unknown])
        expect((await row.ask(town.world.browser(), ids)).status).toBe(401);
  });
});

describe('by row security alone, with the policy taken away', () => {
  const OTHERS = ROLES.filter((role) => role !== 'bloomz-operator');
  const asUnguarded = (role: Role): Browser => {
    const browser = makeBrowser(unguarded);
    for (const [name, value] of town.people[role].cookies) browser.cookies.set(name, value);
    return browser;
  };
  const exportsOf = async (places: ReadonlyArray<Place>): Promise<ReadonlyArray<string>> =>
    Promise.all(
      places.map(async (place) => (await town.world.cli('export', '--school', town.at[place].schoolId, '--json')).out),
    );
  const askAll = async (row: Row, role: Role, at: Ids): Promise<Got> => {
    const got = await row.ask(asUnguarded(role), at);
    expect([role, leaksIn(got, REACH[role])]).toEqual([role, []]);
    return got;
  };

  it.each(OTHERS)('%s reads and changes nothing of another school or district', async (role) => {
    const foreign = PLACES.filter((place) => !REACH[role].includes(place));
    const before = await exportsOf(foreign);
    for (const [name, row] of placed)
      for (const place of foreign.filter((one) => !(row.of === 'district' && one === 'sibling')))
        expect([name, place, (await askAll(row, role, town.at[place])).status]).toEqual([name, place, 404]);
    for (const [name, row] of rows)
      if (name !== 'disconnectDistrict') for (const place of REACH[role]) await askAll(row, role, town.at[place]);
    await endRuns();
    expect(await exportsOf(foreign)).toEqual(before);
  });

  it('the policy is indeed away: a student reads the whole of the own school', async () => {
    const { status, text } = await askAll(OPERATIONS['listMembers'] as Row, 'student', town.at.own);
    expect([status, text.includes(markOf('own'))]).toEqual([200, true]);
  });

  it('lists to nobody a school of others', async () => {
    for (const role of OTHERS) {
      const { json } = await asUnguarded(role).get('/v1/schools');
      const ids = (json['items'] as ReadonlyArray<{ id: string }>).map(({ id }) => id);
      expect(new Set(ids)).toEqual(new Set(REACH[role].map((place) => town.at[place].schoolId)));
    }
  });
});
