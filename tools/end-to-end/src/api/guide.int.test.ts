import { type FakeDistrict, generateDistrict, type User } from '@bloomz/fake-clever';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PASSWORD } from '../testing/api/accounts.ts';
import { type ApiWorld, anApi } from '../testing/api/an-api.ts';
import type { Browser, Got } from '../testing/api/browser.ts';
import { expectProblem, importSchool } from '../testing/api/imports.ts';
import { codeOn, pagesOf } from '../testing/api/letters.ts';
import { invitationTo } from '../testing/api/mails.ts';
import { signInWithClever } from '../testing/api/people.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await anApi({ mail: true });
});
afterAll(() => world.close());

const SCHOOL = { level: 'elementary', students: 24, teachers: 5, staff: 3, sections: 2 } as const;

type Here = {
  readonly district: FakeDistrict;
  readonly school: string;
  readonly admin: Browser;
  readonly teachers: ReadonlyArray<User>;
};

const emailOf = ({ email }: User): string => email ?? '';

/** A district whose admin has added Bloomz, and its first child whom no contact belongs to. */
const aDistrict = (): FakeDistrict => {
  const plan = { seed: 'guide', name: 'Guide', oddities: false, contacts: true, contactSisIds: 'none' } as const;
  const district = world.clever.addDistrict(generateDistrict({ ...plan, schools: [SCHOOL] }));
  const [child] = district.users('student');
  const isOfChild = ({ roles: { contact } }: User): boolean =>
    contact?.student_relationships.some(({ student }) => student === child?.id) ?? false;
  district.deleteUsers(
    district
      .users('contact')
      .filter(isOfChild)
      .map(({ id }) => id),
  );
  return district;
};

const provision = async (): Promise<Here> => {
  const district = aDistrict();
  const school = district.schools()[0]?.id ?? '';
  const admin = district.users('staff')[0]?.id ?? '';
  const said = await world.cli(
    ...['provision', '--district', district.id, '--school', school],
    ...['--admin', 'admin@school.example', '--admin-clever-id', admin],
  );
  expect(said).toMatchObject({ code: 0, err: '' });
  return { district, school, admin: await signInWithClever(world, admin), teachers: district.users('teacher') };
};

type Person = { readonly email: string; readonly firstName: string; readonly lastName: string };
const account = ({ email, firstName, lastName }: Person) => ({ email, firstName, lastName, password: PASSWORD });

type Place = {
  readonly role: string;
  readonly classes: ReadonlyArray<unknown>;
  readonly children: ReadonlyArray<{ readonly lastName: string }>;
};
const placesOf = async (browser: Browser): Promise<ReadonlyArray<Place>> =>
  (await browser.get('/v1/me/places')).json['places'] as ReadonlyArray<Place>;

const joinedOf = ({ status, json }: Got): unknown => [status, json['purpose']];

const teachersJoin = async ({ teachers, admin, school }: Here): Promise<void> => {
  const [byCode, byLink, ...byClever] = teachers;
  if (byCode === undefined || byLink === undefined) throw new Error('too few teachers');
  const [first, second] = [world.browser(), world.browser()];
  const invited = await invitationTo(world, emailOf(byCode));
  const opened = await first.post('/v1/invitations/lookup', { code: invited.code.toLowerCase() });
  expect([opened.status, opened.json]).toMatchObject([200, { kind: 'invitation', purpose: 'teacher' }]);
  expect(opened.text).not.toContain(byCode.name.last);
  const joined = await first.post('/v1/invitations/accept', {
    code: invited.code,
    account: account({ email: emailOf(byCode), firstName: byCode.name.first ?? '', lastName: byCode.name.last ?? '' }),
  });
  expect(joinedOf(joined)).toEqual([200, 'teacher']);
  expect((await placesOf(first))[0]).toMatchObject({ role: 'teacher' });
  expectProblem(await world.browser().post('/v1/invitations/lookup', { code: invited.code }), 404, 'code-refused');

  const { link } = await invitationTo(world, emailOf(byLink));
  expect((await second.get(`/join/${link}`)).status).toBe(200);
  const form = {
    shown: link,
    as: 'account',
    email: emailOf(byLink),
    firstName: 'First',
    lastName: 'Last',
    password: PASSWORD,
  };
  const page = await second.ask('POST', '/join', { form });
  expect([page.status, page.text]).toEqual([200, expect.stringContaining('You have joined') as string]);
  expect((await placesOf(second))[0]).toMatchObject({ role: 'teacher' });

  expectProblem(await startContacts(admin, school), 409, 'teachers-pending');
  for (const { id } of byClever) await signInWithClever(world, id);
  const { json } = await admin.get(`/v1/schools/${school}/invitation-funnel`);
  expect(json['purposes']).toMatchObject([{ purpose: 'teacher', joined: teachers.length, sent: 0, queued: 0 }]);
};

const startContacts = (admin: Browser, school: string): Promise<Got> =>
  admin.post(`/v1/schools/${school}/imports`, { step: 'contacts' }, { 'idempotency-key': crypto.randomUUID() });

const parentsJoin = async ({ district }: Here): Promise<void> => {
  const guardians = district
    .users('contact')
    .filter(
      ({ email, roles }) =>
        email && roles.contact?.student_relationships.some(({ type }) => type === 'Parent/Guardian'),
    );
  const [byLink, byCode] = guardians;
  if (byLink === undefined || byCode === undefined) throw new Error('too few parents');
  const [first, second] = [world.browser(), world.browser()];
  const { link } = await invitationTo(world, emailOf(byLink));
  const who = { email: emailOf(byLink), firstName: 'First', lastName: 'Last' };
  expect(joinedOf(await first.post('/v1/invitations/accept', { link, account: account(who) }))).toEqual([
    200,
    'parent',
  ]);
  const children = byLink.roles.contact?.student_relationships.length ?? 0;
  expect((await placesOf(first))[0]?.children).toHaveLength(children);

  const { code } = await invitationTo(world, emailOf(byCode));
  const other = { email: 'another.address@home.example', firstName: 'First', lastName: 'Last' };
  expect(joinedOf(await second.post('/v1/invitations/accept', { code, account: account(other) }))).toEqual([
    200,
    'parent',
  ]);
  expect((await placesOf(second))[0]?.classes.length).toBeGreaterThan(0);
};

const familyJoins = async ({ district, school, admin }: Here): Promise<void> => {
  const issued = await admin.post(`/v1/schools/${school}/family-codes`, {});
  expect([issued.status, issued.json]).toMatchObject([200, { unknown: [] }]);
  const letters = await fetch(new URL(`/v1/schools/${school}/family-letters.pdf`, world.url), {
    headers: { cookie: [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  });
  const pages = await pagesOf(new Uint8Array(await letters.arrayBuffer()));
  expect(pages).toHaveLength(issued.json['issued'] as number);
  const child = district.users('student')[0];
  const page = pages.find((text) => text.includes(child?.name.last ?? '?')) ?? '';
  const parent = world.browser();
  const who = { email: 'family@home.example', firstName: 'First', lastName: 'Family' };
  const joined = await parent.post('/v1/family-codes/accept', { code: codeOn(page), account: account(who) });
  expect(joinedOf(joined)).toEqual([200, 'parent']);
  expect((await placesOf(parent))[0]?.children.map(({ lastName }) => lastName)).toContain(child?.name.last);
};

it('the guide, from a school that nobody knows to families that have joined', { timeout: 120_000 }, async () => {
  const here = await provision();
  const { admin, school } = here;
  const { json: report } = await admin.get(`/v1/schools/${school}/setup-report`);
  expect((report['checks'] as ReadonlyArray<{ state: string }>).filter(({ state }) => state === 'fail')).toEqual([]);

  expect(await importSchool(admin, school)).toMatchObject({ state: 'applied' });
  await teachersJoin(here);

  expect(await importSchool(admin, school, { step: 'contacts' })).toMatchObject({ state: 'applied' });
  await parentsJoin(here);
  await familyJoins(here);

  const mailed = world.mailbox.arrived();
  for (const body of [{}, { step: 'contacts' }])
    expect(await importSchool(admin, school, body)).toMatchObject({
      state: 'applied',
      counts: { invitations: { queued: 0 } },
    });
  expect(world.mailbox.arrived()).toBe(mailed);
});
