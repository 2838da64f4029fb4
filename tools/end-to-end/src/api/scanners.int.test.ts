import { generateDistrict } from '@bloomz/fake-clever';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PASSWORD } from '../testing/api/accounts.ts';
import { type ApiWorld, anApi } from '../testing/api/an-api.ts';
import { importSchool } from '../testing/api/imports.ts';
import { invitationTo } from '../testing/api/mails.ts';
import { withKey } from '../testing/api/people.ts';

/** Each costs a hash of a password; the long runs have a hundred of them. */
const PEOPLE = process.env['SOAK'] === '1' ? 100 : 10;
const VISITS = 50;

let world: ApiWorld;
beforeAll(async () => {
  world = await anApi({ mail: true });
});
afterAll(() => world.close());

/** What looks at a mail before a person does: each opens the link in its own way. */
const SCANNERS: ReadonlyArray<RequestInit> = [
  { method: 'GET' },
  { method: 'HEAD' },
  { method: 'GET', headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch;prerender' } },
  { method: 'GET', headers: { accept: 'image/*', 'user-agent': 'a scanner of mail' } },
  { method: 'OPTIONS' },
];

it(`${VISITS} scanners come before each of ${PEOPLE} people, who all join`, { timeout: 600_000 }, async () => {
  const plan = { level: 'middle', students: 20, teachers: PEOPLE, sections: PEOPLE } as const;
  const district = world.clever.addDistrict(generateDistrict({ seed: 'scanned', oddities: false, schools: [plan] }));
  const school = district.schools()[0]?.id ?? '';
  const provision = ['provision', '--district', district.id, '--school', school, '--admin', 'admin@school.example'];
  expect(await world.cli(...provision)).toMatchObject({ code: 0 });
  const key = await withKey(world, district.id);
  expect(await importSchool(key, school, { duplicateNames: 'suggested' })).toMatchObject({ state: 'applied' });

  let joined = 0;
  for (const { email, name } of district.users('teacher').slice(0, PEOPLE)) {
    const { link } = await invitationTo(world, email ?? '');
    for (let n = 0; n < VISITS; n += 1) {
      const visit = SCANNERS[n % SCANNERS.length];
      const { status } = await fetch(new URL(`/join/${link}`, world.url), visit);
      if (visit?.method !== 'OPTIONS') expect(status).toBe(200);
    }
    const account = { email: email ?? '', firstName: name.first ?? '', lastName: name.last ?? '', password: PASSWORD };
    const { status } = await world.browser().post('/v1/invitations/accept', { link, account });
    if (status === 200) joined += 1;
  }
  expect(joined).toBe(Math.min(PEOPLE, district.users('teacher').length));
  expect(joined).toBeGreaterThan(PEOPLE / 2);
});
