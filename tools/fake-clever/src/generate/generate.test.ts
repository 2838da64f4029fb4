import { describe, expect, it } from 'vitest';
import { aClever } from '../testing/a-clever.ts';
import type { Section, User } from '../world/records.ts';
import { generateDistrict } from './district.ts';
import { BIG_HIGH_SCHOOL, MIDDLE_SCHOOL, sampleDistrict, SMALL_ELEMENTARY } from './ready-made.ts';

const data = generateDistrict({ seed: 3, schools: [SMALL_ELEMENTARY, MIDDLE_SCHOOL] });
const withRole = (role: keyof User['roles']): User[] => data.users.filter(({ roles }) => roles[role]);
const membersOf = ({ students, teachers }: Section): string =>
  [...students.toSorted(), '|', ...teachers.toSorted()].join();
const seated = new Set(data.sections.flatMap(({ students, teachers }) => [...students, ...teachers]));
const names = data.users.map(({ name }) => `${name.first ?? ''} ${name.last ?? ''}`);

describe('a generated district', () => {
  it('is the same, byte for byte, for the same plan, and another for another seed', () => {
    const plan = { seed: 3, schools: [SMALL_ELEMENTARY, MIDDLE_SCHOOL] };
    expect(JSON.stringify(generateDistrict(plan))).toBe(JSON.stringify(data));
    expect(JSON.stringify(generateDistrict({ ...plan, seed: 4 }))).not.toBe(JSON.stringify(data));
  });

  it('has unique ObjectIDs, also across districts', () => {
    const other = generateDistrict({ seed: 4, schools: [SMALL_ELEMENTARY] });
    const ids = [data, other].flatMap((d) =>
      [...d.users, ...d.sections, ...d.courses, ...d.terms, ...d.schools, d.district].map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[0-9a-f]{24}$/.test(id))).toBe(true);
  });

  it('holds together: every id in it exists', () => {
    const users = new Set(data.users.map(({ id }) => id));
    const schools = new Set(data.schools.map(({ id }) => id));
    expect([...seated].filter((id) => !users.has(id))).toEqual([]);
    expect(data.sections.every(({ school, students }) => schools.has(school) && students.length > 0)).toBe(true);
    expect(data.sections.every(({ teacher, teachers }) => teacher === teachers[0])).toBe(true);
  });

  const homerooms = data.sections.filter(
    ({ subject, school }) => subject === 'homeroom/advisory' && school === data.schools[0]?.id,
  );
  const oddities: Record<string, unknown> = {
    homerooms: homerooms.length >= 6,
    'specialists with most pupils': data.sections.some(
      ({ subject, students }) => subject === 'PE and health' && students.length > 30,
    ),
    'redundant sections': new Set(data.sections.map(membersOf)).size < data.sections.length,
    'ten teachers in one section': data.sections.some(({ teachers }) => teachers.length === 10),
    'same-named sections': data.schools.every(({ id }) => {
      const mine = data.sections.filter(({ school }) => school === id).map(({ name }) => name);
      return new Set(mine).size < mine.length;
    }),
    'students in two schools': withRole('student').some(({ roles }) => roles.student?.schools.length === 2),
    'pupils of another school in a section': data.sections.some(({ school, students }) =>
      withRole('student').some(({ id, roles }) => students.includes(id) && roles.student?.school !== school),
    ),
    'teachers without sections': withRole('teacher').some(({ id }) => !seated.has(id)),
    'students without sections': withRole('student').some(({ id }) => !seated.has(id)),
    'staff who teach': withRole('staff').some(({ roles }) => roles.teacher),
    'plain staff': withRole('staff').some(({ roles }) => !roles.teacher),
    'a district admin': withRole('district_admin').length,
    'teachers who are parents': withRole('teacher').some(
      ({ email }) => email && withRole('contact').some((c) => c.email === email),
    ),
    'contacts with and without sis_id':
      new Set(withRole('contact').map(({ roles }) => Boolean(roles.contact?.sis_id))).size === 2,
    'contacts named in last alone': withRole('contact').every(({ name }) => name.first === undefined && name.last),
    'contacts out of reach': withRole('contact').some(({ email, roles }) => !email && !roles.contact?.phone),
    'contacts of several children': withRole('contact').some(
      ({ roles }) => (roles.contact?.student_relationships.length ?? 0) > 2,
    ),
    'relationship Self': withRole('contact').some(
      ({ roles }) => roles.contact?.student_relationships[0]?.relationship === 'Self',
    ),
    'contacts without a type': withRole('contact').some(
      ({ roles }) => roles.contact?.student_relationships[0]?.type === '',
    ),
    'very long names': names.some((name) => name.length > 255),
    'right-to-left names': names.some((name) => /\p{Script=Arabic}/u.test(name)),
    'Chinese, Cyrillic and Thai names': [/\p{Script=Han}/u, /\p{Script=Cyrillic}/u, /\p{Script=Thai}/u].every(
      (script) => names.some((n) => script.test(n)),
    ),
    'apostrophes and combining accents':
      names.some((n) => n.includes("'")) && names.some((n) => n.normalize('NFC') !== n),
    'e-mails missing in three ways': ['', null, undefined].every((gap) =>
      withRole('student').some(({ email }) => email === gap),
    ),
    'e-mails without @ and in capitals': [/^[^@]+$/, /^[A-Z0-9.@-]+$/].every((form) =>
      data.users.some(({ email }) => email && form.test(email)),
    ),
  };
  it.each(Object.keys(oddities))('contains %s', (name) => {
    expect(oddities[name]).toBeTruthy();
  });

  it('is clean without oddities', () => {
    const clean = generateDistrict({ seed: 3, schools: [SMALL_ELEMENTARY, MIDDLE_SCHOOL], oddities: false });
    const sections = clean.sections.filter(({ name }) => !name.startsWith('Physical'));
    const keys = sections.map(({ school, name }) => school + name);
    expect(new Set(keys).size).toBe(keys.length);
    expect(clean.users.every(({ email }) => email?.includes('@'))).toBe(true);
  });
});

describe('the sizes', () => {
  it('make a high school of 5,000 with 300 teachers, 420 sections and about 27,000 enrolments in a second', () => {
    const start = performance.now();
    const big = generateDistrict({ seed: 1, schools: [BIG_HIGH_SCHOOL], contacts: false });
    expect(performance.now() - start).toBeLessThan(1000);
    const count = (role: keyof User['roles']): number => big.users.filter(({ roles }) => roles[role]).length;
    expect([count('student'), count('teacher'), big.sections.length]).toEqual([5000, 300, 420]);
    const enrolments = big.sections.reduce((sum, { students }) => sum + students.length, 0);
    expect(enrolments).toBeGreaterThan(26_000);
    expect(enrolments).toBeLessThan(28_500);
  });

  it('serve a page of a big school in milliseconds', async () => {
    const { get } = await aClever({ districts: [generateDistrict({ seed: 1, schools: [BIG_HIGH_SCHOOL] })] });
    await get('/v3.1/users?limit=100');
    const start = performance.now();
    for (let page = '/v3.1/users?limit=100', n = 0; n < 20; n++)
      page = (await get(page)).json.links?.find(({ rel }) => rel === 'next')?.uri ?? page;
    expect((performance.now() - start) / 20).toBeLessThan(100);
  });

  it('include a sample with a grown-up for each school to sign in as', () => {
    const sample = sampleDistrict();
    expect(sample.schools.map(({ name }) => name)).toEqual(['Sample Elementary', 'Sample Middle School']);
    for (const { id } of sample.schools)
      expect(sample.users.some(({ roles }) => roles.staff?.schools.includes(id) && !roles.teacher)).toBe(true);
    expect(sample.users.filter(({ roles }) => roles.district_admin)).toHaveLength(1);
  });
});
