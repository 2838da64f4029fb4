import type { Account } from '@bloomz/access-core';
import { anAccount, anId, anIdentity } from '@bloomz/access-core/testing';
import { aMember, anApplication, changed, created, right, userId } from '@bloomz/onboarding-core/testing';
import type { SchoolRef } from '@bloomz/onboarding-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { districtUuid, personUuid } from './ids.ts';
import { makePgAccountStore } from './pg-account-store.ts';
import { makePgGrantStore } from './pg-grant-store.ts';
import { aSchoolOn } from './testing/a-school.ts';
import { makeTestDatabase, type TestDatabase } from './testing/make-test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

const by = { actor: { kind: 'operator' as const }, at: new Date(Date.UTC(2026, 5, 1)) };
const linked = ({ districtId }: SchoolRef, id: string, like: Partial<Account> = {}): Account =>
  anAccount({ email: null, clever: { userId: id, districtId }, ...like });

const rolesOf = async (account: Account): Promise<ReadonlyArray<string>> =>
  (await right(makePgGrantStore(database).grantsOf(account))).map(({ role, place }) => `${place?.schoolId} ${role}`);

const PEOPLE = [
  aMember({ userId: 'teacher', role: 'teacher' }),
  aMember({ userId: 'staff', role: 'staff' }),
  aMember({ userId: 'student', role: 'student' }),
  aMember({ userId: 'parent', role: 'parent' }),
];

const aSchoolWithPeople = async () => {
  const bloomz = await aSchoolOn(database);
  await right(bloomz.store.apply(bloomz.school, anApplication({ changes: { members: PEOPLE.map(created) } })));
  return bloomz;
};

describe('grants', () => {
  it('are what the roster says of the Clever id, in that district alone', async () => {
    const { school } = await aSchoolWithPeople();
    const role = { teacher: 'teacher', staff: 'school-support-staff', student: 'student', parent: 'parent' };
    for (const [id, held] of Object.entries(role)) {
      expect(await rolesOf(linked(school, id))).toEqual([`${school.schoolId} ${held}`]);
      expect(await rolesOf(linked({ ...school, districtId: 'other' as SchoolRef['districtId'] }, id))).toEqual([]);
    }
  });

  it('are what a School Admin gave, beside the roster, as long as the person is there', async () => {
    const { school, appointments, store } = await aSchoolWithPeople();
    await right(appointments.appoint(school, userId('staff'), 'school-office-staff', by));
    await right(appointments.appoint(school, userId('teacher'), 'school-admin', by));
    const at = `${school.schoolId} `;
    expect(await rolesOf(linked(school, 'staff'))).toEqual([`${at}school-office-staff`, `${at}school-support-staff`]);
    expect(await rolesOf(linked(school, 'teacher'))).toEqual([`${at}school-admin`, `${at}teacher`]);
    const leaving = PEOPLE.map((member) => changed('archived', member, { archived: true }));
    await right(store.apply(school, anApplication({ version: 1, changes: { members: leaving } })));
    for (const { userId: id } of PEOPLE) expect(await rolesOf(linked(school, id))).toEqual([]);
  });

  it('make a School Admin of the address of the account, and of the Clever id, in every school that names them', async () => {
    const { school, schools } = await aSchoolOn(database);
    const other = { ...school, schoolId: `${school.schoolId}-b` as SchoolRef['schoolId'] };
    await right(schools.provision(school, { email: 'Head@Example.org', userId: null }));
    await right(schools.provision(other, { email: 'second@example.org', userId: userId('second') }));
    expect(await rolesOf(anAccount({ email: 'hEAD@example.org' }))).toEqual([`${school.schoolId} school-admin`]);
    expect(await rolesOf(linked(school, 'second'))).toEqual([`${other.schoolId} school-admin`]);
    const both = linked(school, 'second', { email: 'head@example.org' });
    expect(await rolesOf(both)).toEqual([`${school.schoolId} school-admin`, `${other.schoolId} school-admin`]);
    const stranger = linked({ ...school, districtId: 'other' as SchoolRef['districtId'] }, 'second');
    expect(await rolesOf(stranger)).toEqual([]);
  });
});

it('knows an admin who is named by e-mail by the account that has the address, once it is linked', async () => {
  const { school, schools } = await aSchoolOn(database);
  const accounts = makePgAccountStore(database);
  const email = `head-${school.schoolId}@example.org`;
  await right(schools.provision(school, { email, userId: null }));
  const account = { id: anId(), name: 'Sample Head', email: email.toUpperCase(), operator: false };
  await right(accounts.setPassword(account, 'hash'));
  const adminOf = async () => {
    const [found] = await right(schools.list(school.districtId));
    return found?.admins.find((admin) => admin.email === email);
  };
  expect(await adminOf()).toEqual({ email, userId: null });
  const identity = anIdentity({ districtId: school.districtId });
  await right(accounts.link(account.id, identity));
  expect(await adminOf()).toEqual({ email, userId: identity.userId });
});

describe('grants of an account that has joined', () => {
  const aJoinedAccount = async (school: SchoolRef, ids: ReadonlyArray<string>): Promise<Account> => {
    const account = anAccount({ email: null });
    const link = `insert into account_people (account_id, person_id, district_id, linked_at) values ($1, $2, $3, now())`;
    for (const id of ids)
      await database.write(({ client }) =>
        client.query(link, [account.id, personUuid(school.districtId, userId(id)), districtUuid(school.districtId)]),
      );
    return account;
  };

  it('are those of the people it joined as, appointments with them, while they are there', async () => {
    const { school, appointments, store } = await aSchoolWithPeople();
    const account = await aJoinedAccount(school, ['teacher', 'parent', 'staff']);
    await right(appointments.appoint(school, userId('staff'), 'school-office-staff', by));
    const at = `${school.schoolId} `;
    expect(await rolesOf(account)).toEqual(
      ['parent', 'school-office-staff', 'school-support-staff', 'teacher'].map((role) => at + role),
    );
    const leaving = PEOPLE.map((member) => changed('archived', member, { archived: true }));
    await right(store.apply(school, anApplication({ version: 1, changes: { members: leaving } })));
    expect(await rolesOf(account)).toEqual([]);
  });

  it('come beside those of its Clever id', async () => {
    const { school } = await aSchoolWithPeople();
    const { id } = await aJoinedAccount(school, ['parent']);
    expect(await rolesOf(linked(school, 'teacher', { id }))).toEqual([
      `${school.schoolId} parent`,
      `${school.schoolId} teacher`,
    ]);
  });

  it('are none by an address that somebody only typed, which stands in nobody’s way either', async () => {
    const { school, schools } = await aSchoolOn(database);
    const email = `head-${school.schoolId}@example.org`;
    await right(schools.provision(school, { email, userId: null }));
    expect(await rolesOf(anAccount({ email }))).toEqual([`${school.schoolId} school-admin`]);
    const squatter = anAccount({ email, addressProven: false });
    expect(await rolesOf(squatter)).toEqual([]);
    const clever = anIdentity({ districtId: school.districtId, email });
    const insert = `insert into accounts (id, name, email, password_hash) values ($1, 'Squatter', $2, 'hash')`;
    await database.write(({ client }) => client.query(insert, [squatter.id, email]));
    const accounts = makePgAccountStore(database);
    await right(accounts.link(squatter.id, clever));
    const [found] = await right(schools.list(school.districtId));
    expect(found?.admins.find((admin) => admin.email === email)).toEqual({ email, userId: null });
    await right(accounts.setPassword({ id: anId(), name: 'Head', email, operator: false }, 'hash'));
    expect((await right(accounts.findByEmail(email)))._tag).toBe('Some');
    const [vouched] = await right(schools.list(school.districtId));
    expect(vouched?.admins.find((admin) => admin.email === email)).toEqual({ email, userId: clever.userId });
  });
});
