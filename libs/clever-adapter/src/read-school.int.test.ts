import { describe, expect, it } from 'vitest';
import { aReading } from './testing/a-reading.ts';
import { leftOf, rightOf } from './testing/scripted-clever.ts';
import {
  aDistrict,
  anId,
  aRawSection,
  aRawStudent,
  aRawTeacher,
  DISTRICT,
  OTHER_SCHOOL,
  SCHOOL,
} from './testing/tiny-district.ts';

const people = (n: number) => Array.from({ length: n }, (_, i) => aRawStudent(i + 1));

describe('reading a school', () => {
  it('gives what Clever says', async () => {
    const { read, clever } = await aReading();
    const { snapshot, cost } = rightOf(await read());
    expect(snapshot).toEqual({
      district: { id: DISTRICT, name: 'Maple Unified' },
      school: { id: SCHOOL, name: 'Maple Elementary', lowGrade: 'Kindergarten', highGrade: '5' },
      terms: [{ id: anId('d', 1), name: 'Y1', startsOn: '2026-08-17', endsOn: '2027-06-04' }],
      sections: [
        {
          id: anId('c', 1),
          name: 'Homeroom 1',
          subject: 'homeroom/advisory',
          grade: '1',
          period: '0',
          termId: anId('d', 1),
          teachers: [anId('b', 1)],
          students: [anId('a', 1)],
        },
      ],
      users: [
        { id: anId('a', 1), firstName: 'Given1', lastName: 'Family1', roles: ['student'], rolesHere: ['student'] },
        { id: anId('a', 2), firstName: 'Given2', lastName: 'Family2', roles: ['student'], rolesHere: ['student'] },
        {
          id: anId('b', 1),
          firstName: 'Guiding1',
          lastName: 'Light1',
          email: 'teacher1@maple.example.org',
          roles: ['teacher'],
          rolesHere: ['teacher'],
        },
      ],
      quarantined: [],
      listed: { sections: 1, students: 2, teachers: 1, staff: 0 },
    });
    expect(cost).toEqual({ requests: 8, retries: 0 });
    expect(clever.asked).toHaveLength(8);
  });

  it('HC-1, HC-2: reads every page, finding `next` by its name', async () => {
    const { read, clever, progress } = await aReading(aDistrict({ students: people(101) }), undefined, {
      pageSize: 10,
    });
    const { snapshot } = rightOf(await read());
    expect(snapshot.users.filter(({ rolesHere }) => rolesHere.includes('student'))).toHaveLength(101);
    expect(clever.asked.filter(({ query }) => query.get('role') === 'student')).toHaveLength(11);
    expect(progress.at(-1)).toBe(101 + 1 + 1 + 1);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
  });

  it('HC-4: reads on when Clever gives fewer per page than asked for', async () => {
    const { read } = await aReading(aDistrict({ students: people(101) }), ({ path, query }) => {
      if (query.get('role') !== 'student' || query.has('starting_after')) return undefined;
      const data = people(100).map((raw) => ({ data: raw, uri: '' }));
      const uri = `${path}?role=student&limit=100&starting_after=${anId('a', 100)}`;
      return {
        body: {
          data,
          links: [
            { rel: 'self', uri: path },
            { rel: 'next', uri },
          ],
        },
      };
    });
    expect(rightOf(await read()).snapshot.listed.students).toBe(101);
  });

  it('HC-5: never asks for more than 10,000 at once', async () => {
    const { read, clever } = await aReading();
    await read();
    for (const { query } of clever.asked) expect(Number(query.get('limit') ?? 0)).toBeLessThanOrEqual(10_000);
  });

  it('HC-1: ends at an empty page', async () => {
    const { read } = await aReading(aDistrict(), ({ path, query }) =>
      query.get('starting_after') === anId('c', 1)
        ? { body: { data: [], links: [] } }
        : path.endsWith('/sections')
          ? {
              body: {
                data: [{ data: aRawSection(1) }],
                links: [{ rel: 'next', uri: `${path}?starting_after=${anId('c', 1)}` }],
              },
            }
          : undefined,
    );
    expect(rightOf(await read()).snapshot.sections).toHaveLength(1);
  });

  it('DM-4: a teacher who is staff as well is one person with two roles', async () => {
    const roles = { teacher: { school: SCHOOL, schools: [SCHOOL] }, staff: { schools: [SCHOOL] } };
    const both = aRawTeacher(1, { roles });
    const { read } = await aReading(aDistrict({ teachers: [both], staff: [both] }));
    const { snapshot } = rightOf(await read());
    expect(snapshot.users.filter(({ id }) => id === anId('b', 1))).toHaveLength(1);
    expect(snapshot.users.find(({ id }) => id === anId('b', 1))?.rolesHere).toEqual(['teacher', 'staff']);
    expect(snapshot.listed).toMatchObject({ teachers: 1, staff: 1 });
  });

  it('DM-12, DM-13: keeps sections of one name, and one without a term or with strangers', async () => {
    const sections = [
      aRawSection(1),
      aRawSection(2, { name: 'Homeroom 1', term_id: '', students: [anId('a', 999), anId('a', 2)] }),
    ];
    const { snapshot } = rightOf(await (await aReading(aDistrict({ sections }))).read());
    expect(snapshot.sections.map(({ name }) => name)).toEqual(['Homeroom 1', 'Homeroom 1']);
    expect(snapshot.sections[1]?.students).toEqual([anId('a', 999), anId('a', 2)]);
  });

  it('DM-15: asks for people of other primary schools too', async () => {
    const visiting = aRawStudent(7, { roles: { student: { school: OTHER_SCHOOL, schools: [OTHER_SCHOOL, SCHOOL] } } });
    const { read, clever } = await aReading(aDistrict({ students: [visiting] }));
    expect(rightOf(await read()).snapshot.users.find(({ id }) => id === anId('a', 7))?.rolesHere).toEqual(['student']);
    expect(clever.asked.every(({ query }) => !query.has('primary'))).toBe(true);
  });

  it('DM-20: keeps teachers and students without a section', async () => {
    const { snapshot } = rightOf(await (await aReading(aDistrict({ sections: [] }))).read());
    expect(snapshot.users).toHaveLength(3);
  });

  it('a record on two pages counts once', async () => {
    const students = [...people(3), aRawStudent(2), aRawStudent(4)];
    const { snapshot } = rightOf(await (await aReading(aDistrict({ students }), undefined, { pageSize: 10 })).read());
    expect(snapshot.listed.students).toBe(4);
    expect(snapshot.users.filter(({ id }) => id === anId('a', 2))).toHaveLength(1);
  });

  it('puts records it cannot use aside and goes on', async () => {
    const broken = { ...aRawTeacher(2), name: { first: 'Ana', last: ' ' } };
    const { read } = await aReading(
      aDistrict({
        sections: [aRawSection(1), aRawSection(2, { name: '' }), 'not a section'],
        teachers: [aRawTeacher(1), broken],
        staff: [broken],
        terms: [{ id: anId('d', 1), start_date: 'soon' }],
      }),
    );
    const { snapshot } = rightOf(await read());
    expect(snapshot.quarantined).toEqual([
      { kind: 'section', cleverId: anId('c', 2), field: 'name', reason: 'missing' },
      { kind: 'section', cleverId: '', field: 'record', reason: 'not of the expected form' },
      { kind: 'term', cleverId: anId('d', 1), field: 'start_date', reason: 'not a date' },
      { kind: 'user', cleverId: anId('b', 2), field: 'name.last', reason: 'missing' },
    ]);
    expect(snapshot.listed).toEqual({ sections: 3, students: 2, teachers: 2, staff: 1 });
    expect(snapshot.sections).toHaveLength(1);
  });

  it('SH-11: nothing shared is an empty snapshot, not a failure', async () => {
    const { snapshot } = rightOf(
      await (await aReading(aDistrict({ sections: [], students: [], teachers: [], terms: [] }))).read(),
    );
    expect(snapshot.listed).toEqual({ sections: 0, students: 0, teachers: 0, staff: 0 });
  });

  it('SchoolNotShared when Clever does not show the school', async () => {
    const { read, clever } = await aReading(aDistrict(), ({ path }) =>
      path === `/v3.1/schools/${SCHOOL}` ? { status: 404, body: '' } : undefined,
    );
    expect(leftOf(await read())).toEqual({ _tag: 'SchoolNotShared', schoolId: SCHOOL });
    expect(clever.asked).toHaveLength(2);
  });

  it('a school of 5,000 students takes at most twelve requests', async () => {
    const students = people(5_000);
    const sections = Array.from({ length: 400 }, (_, i) =>
      aRawSection(i + 1, { students: [...students.slice(i * 10, i * 10 + 30).map(({ id }) => id), anId('e', i)] }),
    );
    const elsewhere = Array.from({ length: 300 }, (_, i) => aRawStudent(1, { id: anId('e', i) }, OTHER_SCHOOL));
    const { read } = await aReading(aDistrict({ students, sections, elsewhere }));
    const { snapshot, cost } = rightOf(await read());
    expect(snapshot.users).toHaveLength(5_301);
    expect(cost.requests).toBeLessThanOrEqual(12);
  });
});
