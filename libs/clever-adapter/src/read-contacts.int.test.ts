import { type ContactsWanted, parseUserId, type UserId } from '@bloomz/onboarding-core';
import { describe, expect, it } from 'vitest';
import type { CleverConfig } from './clever-config.ts';
import { makeCleverHttp } from './clever-http.ts';
import { makeCleverRosterSource } from './clever-roster-source.ts';
import { digitsOf } from './codecs/contact.ts';
import { aClever } from './testing/a-reading.ts';
import { aConfig, aSchoolRef, leftOf, rightOf, type Script } from './testing/scripted-clever.ts';
import { aDistrict, anId, aRawContact, OTHER_SCHOOL, type Raw, SCHOOL } from './testing/tiny-district.ts';

const [ada, bo, cy, stranger] = [anId('a', 1), anId('a', 2), anId('a', 3), anId('a', 99)];
const idsOf = (...ids: ReadonlyArray<string>): ReadonlySet<UserId> =>
  new Set(ids.map((id) => rightOf(parseUserId(id))));
const of = (student: string, type?: unknown, relationship: unknown = 'Parent'): Raw => ({
  student,
  relationship,
  type,
});

type World = {
  readonly contacts?: ReadonlyArray<unknown>;
  readonly students?: ReadonlyArray<string>;
  readonly known?: ReadonlyArray<string>;
  readonly config?: Partial<CleverConfig> | undefined;
  readonly script?: Script;
};
const aWorld = async ({ contacts = [], students = [ada, bo, cy], known = [], config, script }: World) => {
  const clever = await aClever(aDistrict({ contacts }), script);
  const source = makeCleverRosterSource(makeCleverHttp(aConfig(clever.url, config)));
  const wanted: ContactsWanted = { students: idsOf(...students), known: idsOf(...known) };
  const asked = (): ReadonlyArray<string> => clever.asked.slice(1).map(({ path }) => path);
  return { clever, source, wanted, asked };
};

const counting = async (contacts: ReadonlyArray<unknown>, config?: Partial<CleverConfig>) => {
  const { source, wanted, asked } = await aWorld({ contacts, config });
  const counts = rightOf(await source.countContactTypes(aSchoolRef(), wanted.students)());
  const some = Object.fromEntries(counts.filter((c) => c.contacts > 0).map((c) => [c.type, c.contacts]));
  return { counts, some, asked };
};

const reading = async (world: World) => {
  const { source, wanted, asked } = await aWorld(world);
  const read = rightOf(await source.readContacts(aSchoolRef(), wanted)());
  return { ...read, asked: asked() };
};

describe('counting the types of contacts', () => {
  it('CT-9: gives all seven types in order, also where nothing is shared', async () => {
    const { counts } = await counting([]);
    expect(counts.map(({ type }) => type)).toEqual([
      'Parent/Guardian',
      'Primary',
      'Secondary',
      'Family',
      'Emergency',
      'Other',
      'unspecified',
    ]);
    expect(counts.every(({ contacts }) => contacts === 0)).toBe(true);
  });

  it('CT-2: counts a contact once per type it carries for our students', async () => {
    const { some } = await counting([
      aRawContact(1, [of(ada, 'Parent/Guardian'), of(bo, 'Parent/Guardian'), of(stranger, 'Family')]),
      aRawContact(2, [of(ada, 'Primary'), of(bo, 'Emergency')]),
      aRawContact(3, [of(stranger, 'Primary')]),
    ]);
    expect(some).toEqual({ 'Parent/Guardian': 1, Primary: 1, Emergency: 1 });
  });

  it('CT-7: no type is unspecified, a type we do not know is Other', async () => {
    const types = ['', null, undefined, 'Other', 'Legal Eagle', 'unspecified'];
    const { some } = await counting(types.map((type, i) => aRawContact(i, [of(ada, type)])));
    expect(some).toEqual({ unspecified: 3, Other: 3 });
  });

  it('passes over contacts it cannot read', async () => {
    const { some } = await counting([
      null,
      { id: anId('f', 1) },
      aRawContact(2, [], { roles: { contact: { student_relationships: 'x' } } }),
      aRawContact(3, [], { roles: {} }),
      aRawContact(4, [of(ada, 'Family')]),
    ]);
    expect(some).toEqual({ Family: 1 });
  });

  it('CT-10: reads the district list page by page, and no other address', async () => {
    const contacts = Array.from({ length: 25 }, (_, i) => aRawContact(i, [of(ada, 'Family')]));
    const { some, asked } = await counting([...contacts, contacts[0]], { pageSize: 10 });
    expect(some).toEqual({ Family: 25 });
    expect(asked()).toEqual(['/v3.1/users', '/v3.1/users', '/v3.1/users', '/v3.1/users']);
  });
});

describe('reading the contacts of a school', () => {
  it('CT-1, CT-2, CT-8: gives whole names, digits, and the children of this school with relationship and type', async () => {
    const { contacts, listed, quarantined } = await reading({
      contacts: [
        aRawContact(1, [of(ada, 'Parent/Guardian'), of(bo, '', 'Aunt/Uncle'), of(stranger, 'Family')], {
          name: { last: ' Lucía Ibáñez ' },
          email: 'Lucia@example.org',
        }),
        aRawContact(2, [of(bo, 'Primary', null)], { name: { first: 'Max', last: 'Ohm' }, roles: { contact: {} } }),
        aRawContact(3, [of(cy, 'Primary', null)], { name: { first: 'Max', last: 'Ohm' } }),
        aRawContact(4, [of(stranger, 'Primary')]),
      ],
    });
    expect(contacts).toEqual([
      {
        id: anId('f', 1),
        firstName: '',
        lastName: 'Lucía Ibáñez',
        email: 'Lucia@example.org',
        phone: '5550100142',
        children: [
          { student: ada, relationship: 'Parent', type: 'Parent/Guardian' },
          { student: bo, relationship: 'Aunt/Uncle', type: 'unspecified' },
        ],
      },
      {
        id: anId('f', 3),
        firstName: 'Max',
        lastName: 'Ohm',
        phone: '5550100142',
        children: [{ student: cy, relationship: '', type: 'Primary' }],
      },
    ]);
    expect([listed, quarantined]).toEqual([2, []]);
  });

  it.each([
    ['(200) 555-1001', '2005551001'],
    ['1-200-555-1001', '2005551001'],
    ['+1 200 555 1001 ext. 9', '2005551001'],
    ['2005551001x12', '2005551001'],
    ['+44 20 7946 0018', '442079460018'],
    ['unknown', undefined],
    [undefined, undefined],
  ])('CT-8: %s is the number %s', (phone, digits) => {
    expect(digitsOf(phone)).toBe(digits);
  });

  it('keeps a known contact that names none of our children any more, and no other stranger', async () => {
    const contacts = [aRawContact(1, [of(stranger, 'Family')]), aRawContact(2, []), aRawContact(3, [of(stranger)])];
    const read = await reading({ contacts, known: [anId('f', 1), anId('f', 2), anId('f', 9)] });
    expect(read.contacts.map(({ id, children }) => [id, children])).toEqual([
      [anId('f', 1), []],
      [anId('f', 2), []],
    ]);
  });

  it('puts what it cannot read into quarantine when it concerns the school, and passes over the rest', async () => {
    const spoiled = { name: { first: '', last: '' } };
    const { quarantined, listed } = await reading({
      contacts: [
        aRawContact(1, [of(ada)], spoiled),
        aRawContact(2, [of(stranger)], spoiled),
        aRawContact(3, [of(stranger)], spoiled),
        { ...aRawContact(4, [of(bo)]), id: 7 },
      ],
      known: [anId('f', 3)],
    });
    expect(quarantined.map(({ cleverId, field }) => [cleverId, field])).toEqual([
      [anId('f', 1), 'name.last'],
      [anId('f', 3), 'name.last'],
      ['', 'id'],
    ]);
    expect(listed).toBe(3);
  });

  const many = Array.from({ length: 60 }, (_, i) => aRawContact(i, [of(i % 2 === 0 ? ada : stranger)]));

  it('asks student by student when there are few, and looks at known ones who were not met', async () => {
    const read = await reading({ contacts: many, students: [ada], known: [anId('f', 0), anId('f', 1), anId('f', 99)] });
    expect(read.contacts).toHaveLength(31);
    expect(read.asked).toEqual([
      `/v3.1/schools/${SCHOOL}`,
      `/v3.1/users/${ada}/mycontacts`,
      `/v3.1/users/${anId('f', 1)}`,
      `/v3.1/users/${anId('f', 99)}`,
    ]);
    expect(read.cost).toEqual({ requests: 5, retries: 0 });
  });

  it('leaves the list for the students when more pages follow than there are students', async () => {
    const read = await reading({ contacts: many, config: { pageSize: 10 } });
    expect(read.contacts).toHaveLength(30);
    expect(read.asked.slice(0, 3)).toEqual([`/v3.1/schools/${SCHOOL}`, '/v3.1/users', '/v3.1/users']);
    expect(read.asked.slice(3).sort()).toEqual(
      [ada, ada, ada, bo, cy].map((id) => `/v3.1/users/${id}/mycontacts`).sort(),
    );
  });

  it('reads the list to its end when there are fewer pages, and asks for no count where thousands are sought', async () => {
    const thousands = Array.from({ length: 200 }, (_, i) => anId('a', i));
    const { contacts, asked } = await reading({ contacts: many, students: thousands, config: { pageSize: 10_000 } });
    expect([contacts.length, asked.length]).toEqual([60, 2]);
    const some = await reading({ contacts: many, students: thousands.slice(0, 20), config: { pageSize: 10 } });
    expect([some.contacts.length, some.asked.length]).toEqual([30, 1 + 1 + 1 + 5]);
  });

  it('fails rather than give a part, and for a school that is not shared', async () => {
    const script: Script = ({ query }) => (query.has('starting_after') ? { status: 404, body: {} } : undefined);
    const { source, wanted } = await aWorld({ contacts: many, config: { pageSize: 10, attempts: 1 }, script });
    expect(leftOf(await source.readContacts(aSchoolRef(), { ...wanted, students: idsOf(ada) })())._tag).toBe(
      'CleverUnavailable',
    );
    const elsewhere = aSchoolRef(OTHER_SCHOOL);
    expect(leftOf(await source.readContacts(elsewhere, wanted)())).toEqual({
      _tag: 'SchoolNotShared',
      schoolId: OTHER_SCHOOL,
    });
  });

  it('says as it goes how much has passed by', async () => {
    const { source, wanted } = await aWorld({ contacts: many, config: { pageSize: 25 } });
    const seen: number[] = [];
    rightOf(await source.readContacts(aSchoolRef(), wanted, (records) => seen.push(records))());
    expect(seen).toEqual([25, 50, 60]);
  });
});
