import { type DistrictPlan, type FakeDistrict, generateDistrict, type User } from '@bloomz/fake-clever';
import { expect } from 'vitest';
import { anAccount, logIn } from './accounts.ts';
import { type ApiWorld, anApi } from './an-api.ts';
import type { Browser } from './browser.ts';
import { change } from './look.ts';
import { signInWithClever, withKey } from './people.ts';

export const ROLES = [
  'school-admin',
  'school-office-staff',
  'school-support-staff',
  'teacher',
  'parent',
  'student',
  'district-admin',
  'bloomz-operator',
] as const;
export type Role = (typeof ROLES)[number];

/** Where something is, seen from those who have a role: their school, another of the district, another district. */
export const PLACES = ['own', 'sibling', 'elsewhere'] as const;
export type Place = (typeof PLACES)[number];

/** Ids of one school and of things in it. */
export type Ids = {
  readonly districtId: string;
  readonly schoolId: string;
  readonly planId: string;
  readonly runId: string;
  readonly classId: string;
  readonly memberId: string;
  readonly invitationId: string;
  readonly familyCodeId: string;
};

/** Three imported schools in two districts, every name in them marked, and somebody of every role at the first. */
export type Town = {
  readonly world: ApiWorld;
  readonly at: Readonly<Record<Place, Ids>>;
  /** Ids that are well formed and name nothing. */
  readonly unknown: Ids;
  readonly people: Readonly<Record<Role, Browser>>;
};

/** Occurs in every name of a place: of its school, its people and its classes. */
export const markOf = (place: Place): string => `Mark-${place}`;

const SCHOOL = { level: 'elementary', students: 8, staff: 4, teachers: 4, sections: 1 } as const;

/** Marks all names that schools have. */
const mark = (district: FakeDistrict, schoolId: string, place: Place): void => {
  const isHere = ({ roles: { student, teacher, staff } }: User): boolean =>
    [...(student?.schools ?? []), ...(teacher?.schools ?? []), ...(staff?.schools ?? [])].includes(schoolId);
  district.batch(() => {
    district.updateSchool(schoolId, { name: `School ${markOf(place)}` });
    for (const { id, name } of district.sections(schoolId)) district.renameSection(id, `${name} ${markOf(place)}`);
    for (const user of district.users().filter(isHere))
      district.updateUser(user.id, {
        name: { first: user.name.first ?? '', last: `${user.id.slice(-4)} ${markOf(place)}` },
        email: `${user.id}@${markOf(place).toLowerCase()}.example.org`,
      });
  });
};

const firstId = async (by: Browser, path: string): Promise<string> => {
  const { status, json } = await by.get(path);
  expect([status, path]).toEqual([200, path]);
  return (json['items'] as ReadonlyArray<{ readonly id: string }>)[0]?.id ?? '';
};

/** Provisions and imports a school, and makes a plan of the next import. */
const open = async (
  world: ApiWorld,
  { id: districtId }: FakeDistrict,
  schoolId: string,
  admin: string,
): Promise<Ids> => {
  const provision = ['provision', '--district', districtId, '--school', schoolId, '--admin', `${schoolId}@example.org`];
  expect(await world.cli(...provision, '--admin-clever-id', admin)).toMatchObject({ code: 0, err: '' });
  const imported = await world.cli('import', '--school', schoolId, '--duplicate-names', 'suggested', '--json');
  expect(imported).toMatchObject({ code: 0 });
  const key = await withKey(world, districtId);
  const planned = await key.post(`/v1/schools/${schoolId}/plans`, {});
  expect(planned.status).toBe(201);
  expect((await key.post(`/v1/schools/${schoolId}/family-codes`, {})).status).toBe(200);
  return {
    districtId,
    schoolId,
    planId: String(planned.json['id']),
    runId: String(imported.json['runId']),
    classId: await firstId(key, `/v1/schools/${schoolId}/classes?limit=1`),
    memberId: await firstId(key, `/v1/schools/${schoolId}/members?role=teacher&limit=1`),
    invitationId: await firstId(key, `/v1/schools/${schoolId}/invitations?limit=1`),
    familyCodeId: await firstId(key, `/v1/schools/${schoolId}/family-codes?limit=1`),
  };
};

const district = ({ clever }: ApiWorld, seed: string, schools: DistrictPlan['schools']): FakeDistrict =>
  clever.addDistrict(generateDistrict({ seed, name: seed, oddities: false, schools }));

const idsOf = (users: ReadonlyArray<User>): ReadonlyArray<string> => users.map(({ id }) => id);

/** The address of the operator's account. */
export const OPERATOR = 'operator@example.org';

export const aTown = async (): Promise<Town> => {
  const world = await anApi({ worker: false });
  const [here, there] = [district(world, 'Here', [SCHOOL, SCHOOL]), district(world, 'Mark-elsewhere', [SCHOOL])];
  const [own = '', sibling = ''] = here.schools().map(({ id }) => id);
  const elsewhere = there.schools()[0]?.id ?? '';
  mark(here, own, 'own');
  mark(here, sibling, 'sibling');
  mark(there, elsewhere, 'elsewhere');
  const ofSchool = (role: 'staff' | 'teacher' | 'student', school: string): ReadonlyArray<string> =>
    idsOf(here.users(role).filter(({ roles }) => roles[role]?.schools.includes(school)));
  const [admin = '', office = '', support = ''] = ofSchool('staff', own);
  const [student = '', parent = ''] = ofSchool('student', own);
  const at = {
    own: await open(world, here, own, admin),
    sibling: await open(world, here, sibling, ofSchool('staff', sibling)[0] ?? ''),
    elsewhere: await open(world, there, elsewhere, there.users('staff')[0]?.id ?? ''),
  };
  await anAccount(world, OPERATOR, '--name', 'Sample Operator', '--operator');
  const withRole = (id: string): Promise<Browser> => signInWithClever(world, id);
  const adminIn = await withRole(admin);
  const appointed = await adminIn.ask('PATCH', `/v1/members/${own}.${office}`, {
    body: { role: 'school-office-staff' },
  });
  expect(appointed.status).toBe(200);
  expect(await change(world, `update members set role = 'parent' where user_id = $1`, [parent])).toBe(1);
  const { json } = await adminIn.get(`/v1/schools/${own}/family-codes?limit=50`);
  const codes = json['items'] as ReadonlyArray<{
    readonly id: string;
    readonly children: ReadonlyArray<{ cleverId: string }>;
  }>;
  const familyCodeId = codes.find(({ children }) => children.some(({ cleverId }) => cleverId === student))?.id ?? '';
  return {
    world,
    at: { ...at, own: { ...at.own, familyCodeId } },
    unknown: {
      districtId: 'd'.repeat(24),
      schoolId: 'e'.repeat(24),
      planId: crypto.randomUUID(),
      runId: crypto.randomUUID(),
      classId: crypto.randomUUID(),
      memberId: `${own}.${'f'.repeat(24)}`,
      invitationId: crypto.randomUUID(),
      familyCodeId: crypto.randomUUID(),
    },
    people: {
      'school-admin': adminIn,
      'school-office-staff': await withRole(office),
      'school-support-staff': await withRole(support),
      teacher: await withRole(ofSchool('teacher', own).find((id) => !at.own.memberId.endsWith(id)) ?? ''),
      parent: await withRole(parent),
      student: await withRole(student),
      'district-admin': await withRole(here.users('district_admin')[0]?.id ?? ''),
      'bloomz-operator': await logIn(world.browser(), OPERATOR),
    },
  };
};
