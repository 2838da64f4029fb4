import type { CanonicalState } from '@bloomz/onboarding-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aBloomz,
  aSchool,
  type Bloomz,
  changesIn,
  countsOf,
  expectRefusal,
  exported,
  type Provisioned,
  type Said,
} from './testing/a-bloomz.ts';

let bloomz: Bloomz;
beforeAll(async () => {
  bloomz = await aBloomz();
});
afterAll(() => bloomz.close());

let school: Provisioned;
beforeEach(async () => {
  school = await aSchool(bloomz, { contactSisIds: 'none' });
  expect((await school.cli('import')).code).toBe(0);
});

const importContacts = (...options: string[]): Promise<Said> =>
  school.cli('import', '--step', 'contacts', '--acknowledge-teachers-pending', ...options);
const contacts = () => school.district.users('contact');
const parentsIn = (state: CanonicalState) =>
  state.people.filter((person) => person.roles.includes('parent') && person.state !== 'archived');
const invitedParents = (state: CanonicalState): ReadonlyArray<string> =>
  state.invitations.filter((i) => i.purpose === 'parent' && i.state === 'queued').map(({ person }) => person);

/** Everybody whose record grants something by the type that is chosen unless told otherwise. */
const expectedParents = (): ReadonlyArray<string> =>
  contacts()
    .filter(({ roles }) =>
      roles.contact?.student_relationships.some((r) => r.type === 'Parent/Guardian' && r.relationship !== 'Self'),
    )
    .map(({ id }) => id)
    .sort();

const FAMILY = 'e'.repeat(24);
/** One more contact, of the given children. */
const addContact = (children: ReadonlyArray<string>, id = FAMILY): void => {
  const student_relationships = children.map((student) => ({
    ...{ student, relationship: 'Parent', type: 'Parent/Guardian' },
  }));
  school.district.upsertUser({
    ...{ id, email: 'lucia@families.example.net', name: { last: 'Lucía Ibáñez' } },
    roles: { contact: { phone: '(200) 555-0142', phone_type: 'Cell', sis_id: '', student_relationships } },
  });
};

describe('the contacts step', () => {
  it('shows in a plan what it then does, and the second time writes nothing', async () => {
    const plan = await school.cli('plan', '--step', 'contacts');
    expect(plan).toMatchObject({ code: 0, err: '', json: { outcome: 'planned' } });
    const warned = plan.json['warnings'] as ReadonlyArray<Record<string, unknown>>;
    expect(warned.map(({ code }) => code)).toContain('TeachersPending');
    expectRefusal(await school.cli('import', '--step', 'contacts'), 3, 'teachers-pending');
    const first = await importContacts();
    expect(first).toMatchObject({ code: 0, err: '', json: { outcome: 'applied', planHash: plan.json['planHash'] } });
    expect(countsOf(first)).toEqual(countsOf(plan));
    const state = await exported(school);
    expect(parentsIn(state).map(({ cleverId }) => cleverId)).toEqual(expectedParents());
    expect(state.guardianships.every(({ type }) => type === 'Parent/Guardian')).toBe(true);
    for (let i = 0; i < 3; i += 1) expect(changesIn(await importContacts())).toBe(0);
    expect(await exported(school)).toEqual(state);
    expect(
      (await bloomz.cli('import', '--school', school.school, '--step', 'contacts', '--acknowledge-teachers-pending'))
        .out,
    ).toMatch(/0 of \d+ teachers have joined\..*households;[^]*Parent\/Guardian +\d+ +chosen/);
  });

  it('makes one person with one invitation of a parent with three children in two classes', async () => {
    const homerooms = school.district.sections().filter(({ subject }) => subject === 'homeroom/advisory');
    const [one, two] = [homerooms[0]?.students ?? [], homerooms[1]?.students ?? []];
    const children = [...one.slice(0, 2), ...two.slice(0, 1)];
    addContact(children);
    await importContacts();
    const state = await exported(school);
    expect(state.people.filter(({ cleverId }) => cleverId === FAMILY)).toMatchObject([
      { roles: ['parent'], firstName: '', lastName: 'Lucía Ibáñez', phone: '2005550142', state: 'invited' },
    ]);
    expect(state.invitations.filter(({ person }) => person === FAMILY)).toHaveLength(1);
    expect(state.guardianships.filter(({ parent }) => parent === FAMILY).map(({ student }) => student)).toEqual(
      [...children].sort(),
    );
    const classesOf = (people: ReadonlyArray<string>): ReadonlySet<string> =>
      new Set(state.memberships.filter(({ person }) => people.includes(person)).map((m) => m.class));
    expect(classesOf([FAMILY])).toEqual(classesOf(children));
    expect(classesOf([FAMILY]).size).toBeGreaterThan(1);
  });

  it('ten imports, a resync, and all contacts under new ids twice: nobody is invited a second time', async () => {
    await importContacts();
    const invited = invitedParents(await exported(school)).length;
    const rekey = (sis: string): void =>
      school.district.batch(() => {
        for (const { id } of contacts()) school.district.editContact(id, { contact: { sis_id: `${sis}-${id}` } });
      });
    for (let i = 0; i < 10; i += 1) {
      if (i === 3 || i === 6) rekey(`sis${i}`);
      const said = await importContacts();
      expect([said.code, countsOf(said)['invitations']?.['queued']]).toEqual([0, 0]);
    }
    const state = await exported(school);
    expect(invitedParents(state)).toHaveLength(invited);
    expect(parentsIn(state).map(({ cleverId }) => cleverId)).toEqual(expectedParents());
    const resynced = await bloomz.cli('resync', '--school', school.school, '--json');
    expect(resynced).toMatchObject({
      code: 0,
      json: { schools: [{ outcome: 'applied', contacts: { outcome: 'applied' } }] },
    });
    expect(await exported(school)).toEqual(state);
  });

  it('holds when contacts are not shared any more, and goes on when they are', async () => {
    await importContacts();
    const before = await exported(school);
    school.district.unshare('contacts');
    const held = await importContacts();
    expect(held).toMatchObject({ code: 4, json: { outcome: 'held' } });
    expect(held.json['held']).toMatchObject([{ type: 'parents', cause: 'ReadAsZero' }]);
    expect((await school.cli('import')).code).toBe(0);
    expect(await exported(school)).toEqual(before);
    school.district.share('contacts');
    expect((await importContacts()).code).toBe(0);
    expect(await exported(school)).toEqual(before);
  });

  it.each(['contacts', 'roster'])('ends a link that was taken back with an import of %s', async (step) => {
    const [first = '', second = ''] = school.district.users('student').map(({ id }) => id);
    addContact([first, second]);
    await importContacts();
    addContact([second]);
    const options = step === 'contacts' ? ['--step', step, '--acknowledge-teachers-pending'] : [];
    const said = await school.cli('import', ...options);
    expect(countsOf(said)).toMatchObject({ guardianships: { added: 0, updated: 0, removed: 1 } });
    const { guardianships } = await exported(school);
    expect(guardianships.filter(({ parent }) => parent === FAMILY).map(({ student }) => student)).toEqual([second]);
  });

  it('takes an unshared child’s parents out with the child, and their unused codes', async () => {
    const [child = ''] = school.district.users('student').map(({ id }) => id);
    addContact([child]);
    await importContacts();
    school.district.unshareStudents([child]);
    expect((await school.cli('import')).code).toBe(0);
    const state = await exported(school);
    expect(state.people.find(({ cleverId }) => cleverId === FAMILY)?.state).toBe('archived');
    expect(state.invitations.find(({ person }) => person === FAMILY)?.state).toBe('revoked');
    school.district.shareStudents([child]);
    await school.cli('import');
    expect((await exported(school)).people.find(({ cleverId }) => cleverId === FAMILY)?.state).toBe('invited');
  });

  it('without contacts says so and names Family Codes', async () => {
    school.district.unshare('contacts');
    const said = await importContacts();
    expect(said).toMatchObject({ code: 0, json: { outcome: 'applied' } });
    expect(JSON.stringify(said.json['warnings'])).toContain('Family Codes');
  });

  it('refuses types that there are not', async () => {
    expectRefusal(await importContacts('--contact-types', 'Parents'), 2, 'wrong-usage');
    expect((await importContacts('--contact-types', 'Parent/Guardian,Primary,unspecified')).code).toBe(0);
  });
});
