import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSchool, type Provisioned } from '../testing/a-bloomz.ts';
import { type ApiWorld, anApi } from '../testing/api/an-api.ts';
import type { Browser, Got } from '../testing/api/browser.ts';
import { expectProblem, importSchool } from '../testing/api/imports.ts';
import { allPages, walk } from '../testing/api/pages.ts';
import { signInWithClever, withKey } from '../testing/api/people.ts';

type MemberSeen = {
  readonly id: string;
  readonly cleverId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: string;
  readonly state: string;
};

let world: ApiWorld;
let at: Provisioned;
let key: Browser;
beforeAll(async () => {
  world = await anApi();
  at = await aSchool(world, { schools: [{ level: 'middle', students: 120 }] });
  key = await withKey(world, at.district.id);
  await importSchool(key, at.school);
});
afterAll(() => world.close());

const list = (query = ''): Promise<ReadonlyArray<MemberSeen>> =>
  allPages<MemberSeen>(key, `/v1/schools/${at.school}/members?${query}`);
const give = (id: string, role: string, etag?: string): Promise<Got> =>
  key.ask('PATCH', `/v1/members/${id}`, { body: { role }, headers: etag === undefined ? {} : { 'if-match': etag } });
const idsOf = (members: ReadonlyArray<MemberSeen>): ReadonlyArray<string> => members.map(({ id }) => id);

describe('the people of a school', () => {
  it('are all there once, by name, in pages of any size', async () => {
    const members = await list();
    const inClever = at.district.users().filter(({ roles }) => roles.district_admin === undefined);
    expect(new Set(idsOf(members)).size).toBe(members.length);
    expect(members.length).toBeLessThanOrEqual(inClever.length);
    expect(members.filter(({ role }) => role === 'student')).toHaveLength(120);
    const lastNames = members.map(({ lastName }) => lastName.toLowerCase());
    expect(lastNames).toEqual([...lastNames].sort());
    for (const limit of [9, 200])
      expect((await walk(key, `/v1/schools/${at.school}/members`, limit)).items).toEqual(members);
  });

  it('are found by every word of their name, and by role and state', async () => {
    const members = await list();
    const [someone] = members;
    const words = `${someone?.firstName.slice(0, 3)} ${someone?.lastName}`.toUpperCase();
    expect(idsOf(await list(`search=${encodeURIComponent(words)}`))).toContain(someone?.id);
    for (const role of ['teacher', 'staff', 'student'])
      expect(await list(`role=${role}`)).toEqual(members.filter((member) => member.role === role));
    for (const state of ['listed', 'invited', 'archived'])
      expect(await list(`state=${state}`)).toEqual(members.filter((member) => member.state === state));
    expectProblem(await key.get(`/v1/schools/${at.school}/members?role=pupil`), 400, 'malformed-request');
  });

  it('who are archived are listed when asked for, and come back with an import', async () => {
    const [leaving] = at.district.users('student');
    at.district.unshareStudents([leaving?.id ?? '']);
    await importSchool(key, at.school);
    const [archived, ...others] = await list('state=archived');
    expect([archived?.cleverId, others]).toEqual([leaving?.id, []]);
    expect(idsOf(await list())).not.toContain(archived?.id);
    expect((await key.get(`/v1/members/${archived?.id}`)).json).toMatchObject({ state: 'archived' });
    at.district.shareStudents([leaving?.id ?? '']);
    await importSchool(key, at.school);
    expect(await list('state=archived')).toEqual([]);
    expect(idsOf(await list())).toContain(archived?.id);
  });
});

describe('an appointment', () => {
  it('gives its role at once, survives an import, and is taken away again', async () => {
    const [teacher] = await list('role=teacher');
    const person = await signInWithClever(world, teacher?.cleverId ?? '');
    const adminPath = `/v1/schools/${at.school}/imports`;
    expectProblem(await person.get(adminPath), 403, 'forbidden');
    const given = await give(teacher?.id ?? '', 'school-admin');
    expect([given.status, given.json['appointment'], given.json['role']]).toEqual([200, 'school-admin', 'teacher']);
    expect((await person.get(adminPath)).status).toBe(200);
    await importSchool(key, at.school);
    expect((await person.get(adminPath)).status).toBe(200);
    expect((await give(teacher?.id ?? '', 'teacher')).json).toMatchObject({ appointment: null });
    expectProblem(await person.get(adminPath), 403, 'forbidden');
  });

  it('is made to the version that was read, and to no other', async () => {
    const [, teacher] = await list('role=teacher');
    const { headers } = await key.get(`/v1/members/${teacher?.id}`);
    const etag = headers.get('etag') ?? '';
    expect((await give(teacher?.id ?? '', 'school-office-staff', etag)).status).toBe(200);
    expectProblem(await give(teacher?.id ?? '', 'school-admin', etag), 412, 'edit-conflict');
    expect((await key.get(`/v1/members/${teacher?.id}`)).json).toMatchObject({ appointment: 'school-office-staff' });
  });

  it('is for teachers and staff only', async () => {
    const [[student], [teacher], [staff]] = [
      await list('role=student'),
      await list('role=teacher'),
      await list('role=staff'),
    ];
    expectProblem(await give(student?.id ?? '', 'school-admin'), 422, 'not-appointable');
    expectProblem(await give(teacher?.id ?? '', 'school-support-staff'), 422, 'not-appointable');
    expect((await give(staff?.id ?? '', 'school-admin')).json).toMatchObject({ appointment: 'school-admin' });
    expect((await give(staff?.id ?? '', 'school-support-staff')).json).toMatchObject({ appointment: null });
  });
});
