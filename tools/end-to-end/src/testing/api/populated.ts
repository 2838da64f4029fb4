import { type FakeDistrict, generateDistrict } from '@bloomz/fake-clever';
import { expect } from 'vitest';
import { type ApiWorld, anApi, type WorldOptions } from './an-api.ts';
import type { Browser } from './browser.ts';
import { importSchool, type RunSeen } from './imports.ts';
import { aKey } from './keys.ts';
import { signInWithClever } from './people.ts';

/** Everything that a path or a body can name. */
export type Named =
  | 'schoolId'
  | 'districtId'
  | 'planId'
  | 'runId'
  | 'classId'
  | 'memberId'
  | 'planHash'
  | 'invitationId'
  | 'code'
  | 'cleverId';
export type Ids = Readonly<Record<Named, ReadonlyArray<string>>>;

/** Who asks: an API key with all scopes, a School Admin who signed in with Clever, or nobody that is known. */
export type Who = 'key' | 'admin' | 'nobody';

/** Two districts with imported schools, previews, and an import that waits for a decision. */
export type Populated = {
  readonly world: ApiWorld;
  readonly own: Ids;
  readonly foreign: Ids;
  /** What each sends to say who they are. */
  readonly credentials: Readonly<Record<Who, Readonly<Record<string, string>>>>;
  readonly browsers: Readonly<Record<Who | 'foreign', Browser>>;
};

const SCHOOLS = [
  { level: 'elementary', students: 40 },
  { level: 'elementary', students: 40 },
] as const;

const OPTIONS = { duplicateNames: 'suggested' };

const idsIn = ({ json }: { readonly json: Record<string, unknown> }): ReadonlyArray<string> =>
  (json['items'] as ReadonlyArray<{ readonly id: string }>).map(({ id }) => id);

/** A third of a school vanishes, which the next import holds back. */
const holdOne = async (by: Browser, district: FakeDistrict, school: string): Promise<RunSeen> => {
  const students = [...new Set(district.sections(school).flatMap((section) => section.students))];
  district.unshareStudents(students.slice(0, 14));
  return importSchool(by, school, OPTIONS);
};

type Provisioned = {
  readonly ids: Ids;
  readonly key: Browser;
  readonly credential: { readonly authorization: string };
  readonly adminId: string;
};

const aDistrict = async (world: ApiWorld, seed: string): Promise<Provisioned> => {
  const plan = { seed, name: seed, oddities: false, schools: [...SCHOOLS] };
  const district = world.clever.addDistrict(generateDistrict(plan));
  const [school = '', other = ''] = district.schools().map(({ id }) => id);
  const adminId = district.users('staff').find(({ roles }) => roles.staff?.schools.includes(school))?.id ?? '';
  for (const [id, admin] of [
    [school, ['--admin', `${seed}@example.org`, '--admin-clever-id', adminId]],
    [other, ['--admin', `other.${seed}@example.org`]],
  ] as const) {
    const said = await world.cli('provision', '--district', district.id, '--school', id, ...admin);
    expect(said).toMatchObject({ code: 0, err: '' });
  }
  const credential = await aKey(world, district.id);
  const key = world.browser(credential);
  const preview = await key.post(`/v1/schools/${other}/plans`, OPTIONS);
  const imported = await importSchool(key, school, OPTIONS);
  await importSchool(key, other, OPTIONS);
  const held = await holdOne(key, district, other);
  expect([imported.state, held.state]).toEqual(['applied', 'held']);
  expect((await key.post(`/v1/schools/${school}/family-codes`, {})).status).toBe(200);
  return {
    key,
    credential,
    adminId,
    ids: {
      schoolId: [school, other],
      districtId: [district.id],
      planId: [String(preview.json['id'])],
      runId: [imported.id, held.id],
      classId: idsIn(await key.get(`/v1/schools/${school}/classes?limit=5`)),
      memberId: [
        ...idsIn(await key.get(`/v1/schools/${school}/members?limit=5`)),
        ...idsIn(await key.get(`/v1/schools/${school}/members?limit=5&role=teacher`)),
      ],
      planHash: [held.planHash ?? ''],
      invitationId: idsIn(await key.get(`/v1/schools/${school}/invitations?limit=5`)),
      code: idsIn(await key.get(`/v1/schools/${school}/family-codes?limit=5`)),
      cleverId: ['nobody'],
    },
  };
};

export const populated = async (options: WorldOptions = {}): Promise<Populated> => {
  const world = await anApi(options);
  const own = await aDistrict(world, 'own');
  const foreign = await aDistrict(world, 'foreign');
  const admin = await signInWithClever(world, own.adminId);
  const cookie = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    world,
    own: own.ids,
    foreign: foreign.ids,
    credentials: { key: own.credential, admin: { cookie }, nobody: {} },
    browsers: { key: own.key, admin, nobody: world.browser(), foreign: foreign.key },
  };
};
