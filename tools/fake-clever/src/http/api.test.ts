import { describe, expect, it } from 'vitest';
import { aClever, itemsOf, relOf } from '../testing/a-clever.ts';

const idsOf = (items: ReadonlyArray<{ id: string }>): string[] => items.map(({ id }) => id);

describe('the API', () => {
  it('answers every list below a school, a section, a user, a course and a term', async () => {
    const { get, district } = await aClever();
    const [section] = district.sections();
    const [student, teacher] = [section?.students[0], section?.teachers[0]];
    const paths = [
      ...['sections', 'courses', 'terms', 'users'].map((sub) => `schools/${section?.school}/${sub}`),
      ...['users'].map((sub) => `sections/${section?.id}/${sub}`),
      ...['schools', 'sections', 'mycontacts', 'myContacts', 'myteachers', 'myTeachers'].map(
        (s) => `users/${student}/${s}`,
      ),
      ...['schools', 'sections', 'mystudents', 'myStudents'].map((sub) => `users/${teacher}/${sub}`),
      ...['schools', 'sections'].flatMap((sub) => [
        `courses/${section?.course}/${sub}`,
        `terms/${section?.term_id}/${sub}`,
      ]),
    ];
    for (const path of paths) {
      const answer = await get(`/v3.1/${path}`);
      expect([path, answer.status, itemsOf(answer).length > 0]).toEqual([path, 200, true]);
      expect(idsOf(itemsOf(answer))).toEqual(idsOf(itemsOf(answer)).toSorted());
    }
  });

  it('gives single sub-resources under their own address', async () => {
    const { get, district } = await aClever();
    const [section] = district.sections();
    for (const [sub, uri] of [
      ['school', `/v3.1/schools/${section?.school}`],
      ['course', `/v3.1/courses/${section?.course}`],
      ['term', `/v3.1/terms/${section?.term_id}`],
      ['district', `/v3.1/districts/${district.id}`],
    ]) {
      const answer = await get(`/v3.1/sections/${section?.id}/${sub}`);
      expect(answer.json.links).toEqual([{ rel: 'self', uri }]);
    }
  });

  it('breaks its own envelope for resources', async () => {
    const { get, district } = await aClever();
    const user = district.users('teacher')[0]?.id;
    expect((await get('/v3.1/resources')).json).toEqual({ resources: [] });
    expect((await get(`/v3.1/users/${user}/resources`)).json).toEqual({ resources: [] });
  });

  it('lists people of other primary schools unless primary=true', async () => {
    const { get, district } = await aClever();
    const guest = district.users('student').find(({ roles }) => (roles.student?.schools.length ?? 0) > 1);
    const visited = guest?.roles.student?.schools[1];
    const everybody = itemsOf(await get(`/v3.1/schools/${visited}/users?limit=1000`));
    const primary = itemsOf(await get(`/v3.1/schools/${visited}/users?limit=1000&primary=true`));
    expect(idsOf(everybody)).toContain(guest?.id);
    expect(idsOf(primary)).not.toContain(guest?.id);
  });

  it('lists a merged teacher and staff member under both roles', async () => {
    const { list, district } = await aClever();
    const merged = district.users('staff').find(({ roles }) => roles.teacher);
    expect(idsOf(await list('/v3.1/users?role=teacher&limit=1000'))).toContain(merged?.id);
    expect(idsOf(await list('/v3.1/users?role=staff&limit=1000'))).toContain(merged?.id);
  });

  it('knows no v3.1 fields under v3.0', async () => {
    const { get, district } = await aClever();
    const id = district.users('student')[0]?.id;
    expect((await get(`/v3.1/users/${id}`)).text).toContain('home_language');
    expect((await get(`/v3.0/users/${id}`)).text).not.toContain('home_language');
  });

  it('sets the headers that Clever sets', async () => {
    const { get } = await aClever();
    const { headers } = await get('/v3.1/districts');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('etag')).toMatch(/^W\//);
    expect(headers.get('x-request-id')).toBeTruthy();
    expect(headers.get('x-ratelimit-bucket')).toBe('bearer');
  });

  it('has no students, contacts or teachers endpoint', async () => {
    const { get } = await aClever();
    for (const path of ['students', 'teachers', 'contacts', 'school_admins']) {
      const answer = await get(`/v3.1/${path}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    }
  });
});

describe('a token', () => {
  it('that is unknown, revoked or replaced gets 401 with a message', async () => {
    const { get, district } = await aClever();
    const old = district.token() ?? '';
    expect((await get('/v3.1/users', 'nonsense')).status).toBe(401);
    const fresh = district.rotateToken();
    expect((await get('/v3.1/users', old)).json).toEqual({ message: expect.any(String) });
    expect((await get('/v3.1/users', fresh)).status).toBe(200);
    district.disconnect();
    expect((await get('/v3.1/users', fresh)).status).toBe(401);
    district.reconnect();
    expect((await get('/v3.1/users')).status).toBe(200);
  });

  it('of a district without Secure Sync reads the district alone', async () => {
    const { get, district } = await aClever();
    district.setSecureSync(false);
    expect((await get('/v3.1/districts')).status).toBe(200);
    expect((await get('/v3.1/users')).status).toBe(404);
  });

  it('of a user reads /me, the own record and the own district; lists are an HTML 404', async () => {
    const { clever, get, district } = await aClever();
    const [teacher, other] = district.users('teacher');
    const token = clever.signIn(teacher?.id ?? '');
    expect((await get('/v3.1/me', token)).json).toMatchObject({
      type: 'user',
      data: { id: teacher?.id, district: district.id },
    });
    expect(relOf(await get('/v3.0/me', token), 'canonical')).toBe(`/v3.0/users/${teacher?.id}`);
    expect((await get(`/v3.1/users/${teacher?.id}`, token)).status).toBe(200);
    expect((await get(`/v3.1/districts/${district.id}`, token)).status).toBe(200);
    expect((await get(`/v3.1/users/${other?.id}`, token)).status).toBe(404);
    const list = await get('/v3.1/users', token);
    expect([list.status, list.text.includes('Cannot GET /v3.1/users')]).toEqual([404, true]);
  });

  it('answers /me in the other known style when asked to', async () => {
    const { clever, get, district } = await aClever({ meStyle: 'role' });
    const [teacher] = district.users('teacher');
    const { json } = await get('/v3.1/me', clever.signIn(teacher?.id ?? ''));
    expect(json).toEqual({ data: { id: teacher?.id, district: district.id, type: 'teacher' } });
  });
});
