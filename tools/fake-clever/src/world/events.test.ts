import { describe, expect, it } from 'vitest';
import type { Wire } from '../testing/a-clever.ts';
import { aClever, itemsOf, relOf } from '../testing/a-clever.ts';
import { timeOf } from './object-id.ts';

type Seen = {
  id: string;
  type: string;
  created: string;
  data: { object: Record<string, unknown>; previous_attributes?: object };
};

const eventsOf = async ({ get }: Wire, query = ''): Promise<Seen[]> =>
  itemsOf(await get(`/v3.1/events?limit=10000${query}`)) as unknown as Seen[];

describe('the events', () => {
  it('of a rename carry the new section and the old name beside it', async () => {
    const wire = await aClever();
    const [section] = wire.district.sections();
    wire.district.renameSection(section?.id ?? '', 'Renamed');
    expect(await eventsOf(wire)).toEqual([
      {
        ...{ id: expect.any(String), type: 'sections.updated', created: expect.stringMatching(/\.000Z$/) },
        data: { object: expect.objectContaining({ name: 'Renamed' }), previous_attributes: { name: section?.name } },
      },
    ]);
  });

  it('of a user name the changed role fields one by one, and the name whole', async () => {
    const wire = await aClever();
    const [student] = wire.district.users('student');
    wire.district.updateUser(student?.id ?? '', (user) => ({
      ...user,
      name: { ...user.name, first: 'Newname' },
      roles: { student: { ...user.roles.student!, grade: '2' } },
    }));
    const [event] = await eventsOf(wire);
    expect(event?.data.previous_attributes).toEqual({
      ...{ name: student?.name, roles: { student: { grade: student?.roles.student?.grade } } },
    });
    expect(event?.data.object).not.toHaveProperty('roles.student.email');
  });

  it('have rising ids whose time is that of the event, even when the clock goes back', async () => {
    let now = Date.parse('2026-09-01T06:00:00Z');
    const wire = await aClever({ now: () => new Date(now) });
    const names = ['a', 'b', 'c'];
    for (const name of names) {
      wire.district.renameSection(wire.district.sections()[0]?.id ?? '', name);
      now -= 60_000;
    }
    const ids = (await eventsOf(wire)).map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted());
    expect(timeOf(ids[0] ?? '')).toEqual(new Date('2026-09-01T06:00:00Z'));
  });

  it('of one sync share a second: schools, students, teachers, contacts, updates, and deletes last', async () => {
    const wire = await aClever();
    const { district } = wire;
    const [student, teacher, contact] = (['student', 'teacher', 'contact'] as const).map(
      (role) => district.users(role)[0],
    );
    const [school, section] = [district.schools()[0], district.sections()[0]];
    if (!student || !teacher || !contact || !school || !section) throw new Error('the sample is too small');
    district.batch(() => {
      district.deleteSection(section.id);
      district.updateUser(teacher.id, { email: 'new@staff.example.org' });
      district.upsertUser({ ...contact, id: 'f'.repeat(23) + '3' });
      district.upsertUser({ ...teacher, id: 'f'.repeat(23) + '2' });
      district.upsertUser({ ...student, id: 'f'.repeat(23) + '1' });
      district.updateSchool(school.id, { name: 'Other name' });
      district.setLastSync('2026-09-01T05:00:00Z');
    });
    const events = await eventsOf(wire);
    expect(events.map(({ type }) => type)).toEqual([
      ...['districts.updated', 'schools.updated', 'users.created', 'users.created', 'users.created'],
      ...['users.updated', 'sections.deleted'],
    ]);
    expect(events.slice(2, 5).map(({ data }) => data.object['id'])).toEqual(
      ['1', '2', '3'].map((n) => 'f'.repeat(23) + n),
    );
    expect(new Set(events.map(({ created }) => created)).size).toBe(1);
  });

  it('say nothing about an edit that changes nothing', async () => {
    const wire = await aClever();
    const [section] = wire.district.sections();
    if (section) wire.district.upsertSection(section);
    expect(await eventsOf(wire)).toEqual([]);
  });

  it('report a deleted pupil in sections and relationships first', async () => {
    const wire = await aClever();
    const [contact] = wire.district
      .users('contact')
      .filter(({ roles }) => roles.contact?.student_relationships.length === 1);
    const student = contact?.roles.contact?.student_relationships[0]?.student ?? '';
    wire.district.deleteUser(student);
    const events = await eventsOf(wire);
    expect(events[0]?.type).toBe('sections.updated');
    expect(events.filter(({ type }) => type === 'users.deleted').map(({ data }) => data.object['id'])).toEqual(
      expect.arrayContaining([student, contact?.id]),
    );
    expect(JSON.stringify(wire.district.sections())).not.toContain(student);
  });

  it('turn unsharing into deletes, sharing again into creates, and lost fields into updates', async () => {
    const wire = await aClever();
    const students = wire.district
      .users('student')
      .slice(0, 3)
      .map(({ id }) => id);
    wire.district.unshareStudents(students);
    wire.district.shareStudents(students);
    wire.district.unshareFields(['roles.student.grade']);
    const events = await eventsOf(wire);
    const [deleted, created] = ['users.deleted', 'users.created'].map((type) =>
      events.filter((event) => event.type === type),
    );
    expect(deleted?.length).toBeGreaterThanOrEqual(3);
    expect(created?.length).toBe(deleted?.length);
    expect(events.at(-1)?.data.previous_attributes).toEqual({ roles: { student: { grade: expect.any(String) } } });
  });

  it('replace a contact without sis_id by a new one, and keep one with it', async () => {
    const wire = await aClever();
    const contacts = wire.district.users('contact');
    const [anonymous, known] = [false, true].map((has) =>
      contacts.find(({ roles }) => Boolean(roles.contact?.sis_id) === has),
    );
    const newId = wire.district.editContact(anonymous?.id ?? '', { contact: { phone: '5550000000' } });
    expect(newId).not.toBe(anonymous?.id);
    expect(wire.district.editContact(known?.id ?? '', { contact: { phone: '5550000000' } })).toBe(known?.id);
    const events = await eventsOf(wire);
    expect(events.map(({ type }) => type)).toEqual(['users.created', 'users.deleted', 'users.updated']);
    expect(events[0]?.data.object).toMatchObject({ students: expect.any(Array), relationship: 'Parent' });
  });

  it('come oldest first; the newest lies before last', async () => {
    const wire = await aClever();
    const { district, get } = wire;
    for (const name of ['a', 'b', 'c']) district.renameSection(district.sections()[0]?.id ?? '', name);
    const names = (query: string): Promise<unknown[]> =>
      eventsOf(wire, query).then((all) => all.map((e) => e.data.object['name']));
    expect(await names('')).toEqual(['a', 'b', 'c']);
    expect(await names(`&starting_after=${district.events()[0]?.id}`)).toEqual(['b', 'c']);
    const newest = await get('/v3.1/events?ending_before=last&limit=1');
    expect(itemsOf(newest)[0]?.id).toBe(district.events().at(-1)?.id);
    expect(relOf(await get('/v3.1/events'), 'self')).toBe('/v3.1/events?');
    expect((await get(`/v3.1/events/${district.events()[0]?.id}`)).status).toBe(200);
  });

  it('can be filtered by school and kind; the school filter drops what belongs to the district', async () => {
    const wire = await aClever();
    const { district } = wire;
    const [section] = district.sections();
    district.renameSection(section?.id ?? '', 'Renamed');
    district.updateSchool(section?.school ?? '', { name: 'Renamed' });
    district.upsertTerm({ id: 'e'.repeat(24), name: 'Y2' });
    const types = (query: string): Promise<string[]> =>
      eventsOf(wire, query).then((all) => all.map(({ type }) => type));
    expect(await types(`&school=${section?.school}`)).toEqual(['sections.updated', 'schools.updated']);
    expect(await types('&record_type=terms&record_type=schools')).toEqual(['schools.updated', 'terms.created']);
  });

  it('are kept for thirty days, and can be switched off or lost', async () => {
    let now = Date.parse('2026-09-01T06:00:00Z');
    const wire = await aClever({ now: () => new Date(now) });
    const { district, get } = wire;
    const rename = (name: string): void => district.renameSection(district.sections()[0]?.id ?? '', name);
    rename('a');
    const cursor = district.events()[0]?.id;
    now += 31 * 24 * 3600 * 1000;
    expect(await eventsOf(wire)).toEqual([]);
    rename('b');
    district.forgetEvents({ refuseOldCursors: true });
    expect((await get(`/v3.1/events?starting_after=${cursor}`)).status).toBe(400);
    district.enableEvents(false);
    rename('c');
    expect(await eventsOf(wire)).toEqual([]);
  });
});
