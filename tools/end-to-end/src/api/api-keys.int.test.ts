import { randomBytes } from 'node:crypto';
import { E } from '@bloomz/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTEMPTS } from '../testing/api/attempts.ts';
import { type Browser, makeBrowser } from '../testing/api/browser.ts';
import { change, rowsOf } from '../testing/api/look.ts';
import { many, tally } from '../testing/api/many.ts';
import { answerFor, OPERATIONS } from '../testing/api/operations.ts';
import { aTown, markOf, type Place, PLACES, type Town } from '../testing/api/roles.ts';

const KEYS = [
  { scopes: 'read', at: 'own' },
  { scopes: 'import', at: 'own' },
  { scopes: 'manage', at: 'own' },
  { scopes: 'read,import,manage', at: 'own' },
  { scopes: 'read,import,manage', at: 'elsewhere' },
] as const satisfies ReadonlyArray<{ readonly scopes: string; readonly at: Place }>;
type Key = (typeof KEYS)[number];

let town: Town;
let unguarded: string;
const texts = new Map<Key, string>();
let revoked = '';

type Made = { readonly text: string; readonly key: { readonly id: string } };
const make = async ({ scopes, at }: Key): Promise<Made> => {
  const { districtId } = town.at[at];
  const command = ['api-key', 'create', '--district', districtId, '--name', 'test', '--scopes', scopes, '--json'];
  return (await town.world.cli(...command)).json as unknown as Made;
};

beforeAll(async () => {
  town = await aTown();
  unguarded = (await town.world.anotherApi({ authorize: () => E.right(undefined) })).url;
  for (const key of KEYS) texts.set(key, (await make(key)).text);
  const { text, key } = await make(KEYS[3]);
  revoked = text;
  expect(await town.world.cli('api-key', 'revoke', '--key', key.id)).toMatchObject({ code: 0 });
});
afterAll(() => town.world.close());

const bearing = (text: string | undefined, url = town.world.url): Browser =>
  makeBrowser(url, { authorization: `Bearer ${text ?? ''}` });
const reachOf = ({ at }: Key): ReadonlyArray<Place> => (at === 'own' ? ['own', 'sibling'] : ['elsewhere']);
const endRuns = (): Promise<number> => change(town.world, `update runs set state = 'cancelled' where state = 'queued'`);

const rows = Object.entries(OPERATIONS);
const placed = rows.filter(([, { of }]) => of !== 'nothing');
const CELLS = placed.flatMap(([name, row]) => KEYS.map((key) => ({ name, row, key, ...key })));

describe('an API key', () => {
  it.each(CELLS)('$name: with the scopes $scopes, of the district of "$at"', async ({ name, row, key }) => {
    const by = bearing(texts.get(key));
    const isAllowed = row.scope === null || key.scopes.split(',').includes(row.scope);
    for (const place of PLACES) {
      const { status, text } = await row.ask(by, town.at[place]);
      const known = isAllowed ? answerFor('bloomz-operator', row) : 403;
      expect([place, status]).toEqual([place, reachOf(key).includes(place) ? known : 404]);
      for (const other of PLACES.filter((one) => !reachOf(key).includes(one)))
        expect(text).not.toContain(markOf(other));
      if (name === 'startImport') await endRuns();
    }
    expect((await row.ask(by, town.unknown)).status).toBe(404);
  });

  it('names itself, and lists the schools of its district to whoever may read', async () => {
    for (const key of KEYS) {
      const me = await bearing(texts.get(key)).get('/v1/me');
      expect(me.json).toMatchObject({ kind: 'api-key', scopes: key.scopes.split(','), roles: [] });
      const { json } = await bearing(texts.get(key)).get('/v1/schools');
      const ids = (json['items'] as ReadonlyArray<{ id: string }>).map(({ id }) => id);
      const seen = key.scopes.includes('read') ? reachOf(key).map((place) => town.at[place].schoolId) : [];
      expect(new Set(ids)).toEqual(new Set(seen));
    }
  });

  it('reads and changes nothing of another district by row security alone', async () => {
    const { schoolId } = town.at.elsewhere;
    const exported = async (): Promise<string> => (await town.world.cli('export', '--school', schoolId, '--json')).out;
    const before = await exported();
    const by = bearing(texts.get(KEYS[3]), unguarded);
    for (const [name, row] of rows.filter(([one]) => one !== 'disconnectDistrict')) {
      if (row.of !== 'nothing') expect([name, (await row.ask(by, town.at.elsewhere)).status]).toEqual([name, 404]);
      expect((await row.ask(by, town.at.own)).text).not.toContain(markOf('elsewhere'));
    }
    await endRuns();
    expect(await exported()).toBe(before);
  });

  it('counts alone: a session beside it adds nothing, and a bad one takes the session along', async () => {
    const { authorization } = { authorization: `Bearer ${texts.get(KEYS[0]) ?? ''}` };
    const admin = town.people['school-admin'];
    const body = { name: 'By the key' };
    const edit = { body, headers: { authorization } };
    expect((await admin.ask('PATCH', `/v1/classes/${town.at.own.classId}`, edit)).status).toBe(403);
    expect((await admin.get('/v1/me', { authorization: `Bearer ${revoked}` })).status).toBe(401);
  });
});

describe('nobody', () => {
  it('is who sends a revoked key, everywhere', async () => {
    for (const [, row] of rows) expect((await row.ask(bearing(revoked), town.at.own)).status).toBe(401);
  });

  it('is who sends one of 1,000 made-up keys, near misses and digests', async () => {
    const good = texts.get(KEYS[3]) ?? '';
    const [{ digest = '' } = {}] = await rowsOf<{ digest: string }>(town.world, 'select digest from api_keys limit 1');
    const bent = (n: number): string => {
      const at = 3 + (n % (good.length - 3));
      return good.slice(0, at) + (good[at] === 'A' ? 'B' : 'A') + good.slice(at + 1);
    };
    const madeUp = (n: number): string =>
      [`bz_${randomBytes(32).toString('base64url')}`, bent(n), `bz_${digest}`, digest, good.slice(3), `${good}=`][
        n % 6
      ] ?? '';
    const answers = await many(ATTEMPTS, async (n) => (await bearing(madeUp(n)).get('/v1/me')).status);
    expect(tally(answers)).toEqual({ 401: ATTEMPTS });
  }, 120_000);

  it('is who sends a good key in another way than as a Bearer', async () => {
    const good = texts.get(KEYS[3]) ?? '';
    for (const headers of [{ authorization: good }, { authorization: `Basic ${good}` }, { 'x-api-key': good }])
      expect((await town.world.browser(headers).get('/v1/me')).status).toBe(401);
    for (const path of [`/v1/me?access_token=${good}`, `/v1/me?api_key=${good}`])
      expect((await town.world.browser().get(path)).status).toBe(401);
  });
});

it('keeps no text of a key, neither in the database nor in the log', async () => {
  const stored = JSON.stringify(await rowsOf(town.world, 'select * from api_keys'));
  for (const text of [...texts.values(), revoked]) expect(stored + town.world.logged()).not.toContain(text.slice(3));
});
