import { describe, expect, it } from 'vitest';
import { aClever, itemsOf } from '../testing/a-clever.ts';
import type { SharedType } from './sharing.ts';

const ids = (items: ReadonlyArray<{ id: string }>): string[] => items.map(({ id }) => id);

describe('sharing', () => {
  const LISTS: ReadonlyArray<readonly [SharedType, string]> = [
    ['students', 'users?role=student'],
    ['teachers', 'users?role=teacher'],
    ['staff', 'users?role=staff'],
    ['districtAdmins', 'users?role=district_admin'],
    ['contacts', 'users?role=contact'],
    ['sections', 'sections'],
    ['schools', 'schools'],
    ['terms', 'terms'],
    ['courses', 'courses'],
  ];

  it.each(LISTS)('of %s, switched off, leaves an empty list and comes back', async (type, path) => {
    const { district, list } = await aClever();
    expect((await list(`/v3.1/${path}`)).length).toBeGreaterThan(0);
    district.unshare(type);
    expect(await list(`/v3.1/${path}`)).toEqual([]);
    district.share(type);
    expect((await list(`/v3.1/${path}`)).length).toBeGreaterThan(0);
  });

  it('keeps unshared students in section.students while their record is a 404', async () => {
    const { district, get } = await aClever();
    const [section] = district.sections();
    const [hidden = ''] = section?.students ?? [];
    district.unshareStudents([hidden]);
    expect((await get(`/v3.1/users/${hidden}`)).status).toBe(404);
    expect((await get(`/v3.1/sections/${section?.id}`)).json.data).toMatchObject({ students: section?.students });
    expect(ids(itemsOf(await get(`/v3.1/sections/${section?.id}/users`)))).not.toContain(hidden);
  });

  it('hides contacts with the last of their students', async () => {
    const { district, get } = await aClever();
    const contact = district.users('contact')[0];
    const children = contact?.roles.contact?.student_relationships.map(({ student }) => student) ?? [];
    district.unshareStudents(children);
    expect((await get(`/v3.1/users/${contact?.id}`)).status).toBe(404);
    district.shareStudents(children.slice(0, 1));
    expect((await get(`/v3.1/users/${contact?.id}`)).status).toBe(200);
  });

  it('of a school takes its sections and its people along, not those of two schools', async () => {
    const { district, get } = await aClever();
    const [school, other] = district.schools();
    district.unshareSchools([school?.id ?? '']);
    expect((await get(`/v3.1/schools/${school?.id}`)).status).toBe(404);
    const sections = itemsOf(await get('/v3.1/sections?limit=1000'));
    expect(new Set(sections.map((section) => section['school']))).toEqual(new Set([other?.id]));
    const guest = district.users('student').find(({ roles }) => roles.student?.schools.length === 2);
    expect((await get(`/v3.1/users/${guest?.id}`)).status).toBe(200);
    const local = district.users('student').find(({ roles }) => roles.student?.schools.join() === school?.id);
    expect((await get(`/v3.1/users/${local?.id}`)).status).toBe(404);
  });

  it('by hand-picked sections goes stale: later sections are not shared', async () => {
    const { district, list } = await aClever();
    const [one, two] = district.sections();
    district.pickSections([one?.id ?? '']);
    if (two) district.upsertSection({ ...two, id: 'f'.repeat(24), name: 'New' });
    expect(ids(await list('/v3.1/sections'))).toEqual([one?.id]);
    expect(ids(await list('/v3.1/users?role=student'))).toEqual(one?.students);
    district.pickSections(undefined);
    expect(ids(await list('/v3.1/sections?limit=1000'))).toContain('f'.repeat(24));
  });

  it('of a field makes it vanish from every user', async () => {
    const { district, list } = await aClever();
    district.unshareFields(['email', 'roles.student.dob']);
    const text = JSON.stringify(await list('/v3.1/users?role=student'));
    expect(text).not.toContain('"dob"');
    expect((await list('/v3.1/users?role=teacher')).every((user) => !('email' in user))).toBe(true);
  });

  it('of one role takes that role from people with two', async () => {
    const { district, get } = await aClever();
    const merged = district.users('staff').find(({ roles }) => roles.teacher);
    district.unshare('staff');
    const { data } = (await get(`/v3.1/users/${merged?.id}`)).json as { data: { roles: object } };
    expect(Object.keys(data.roles)).toEqual(['teacher']);
  });
});

describe('the district', () => {
  it('shows state, error and the time of its last sync', async () => {
    const { district, get } = await aClever();
    district.setDistrictState('error', 'Something is broken');
    district.setLastSync('2026-09-01T05:00:00Z');
    expect((await get(`/v3.1/districts/${district.id}`)).json.data).toMatchObject({
      ...{ state: 'error', error: 'Something is broken', last_sync: '2026-09-01T05:00:00.000Z' },
    });
  });
});
