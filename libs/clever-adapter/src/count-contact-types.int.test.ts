import { parseUserId, type UserId } from '@bloomz/onboarding-core';
import { describe, expect, it } from 'vitest';
import { makeCleverHttp } from './clever-http.ts';
import { makeCleverRosterSource } from './clever-roster-source.ts';
import { aClever } from './testing/a-reading.ts';
import { aConfig, aSchoolRef, rightOf } from './testing/scripted-clever.ts';
import { aDistrict, anId, aRawContact, type Raw } from './testing/tiny-district.ts';

const [ada, bo, stranger] = [anId('a', 1), anId('a', 2), anId('a', 99)];
const OURS = new Set<UserId>([rightOf(parseUserId(ada)), rightOf(parseUserId(bo))]);
const of = (student: string, type?: unknown): Raw => ({ student, relationship: 'Parent', type });

const counting = async (contacts: ReadonlyArray<unknown>, pageSize = 10_000) => {
  const clever = await aClever(aDistrict({ contacts }));
  const source = makeCleverRosterSource(makeCleverHttp(aConfig(clever.url, { pageSize })));
  const counts = rightOf(await source.countContactTypes(aSchoolRef(), OURS)());
  return {
    clever,
    counts,
    some: Object.fromEntries(counts.filter((c) => c.contacts > 0).map((c) => [c.type, c.contacts])),
  };
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
    const contacts = Array.from({ length: 95 }, (_, i) => aRawContact(i, [of(ada, 'Family')]));
    const { some, clever } = await counting([...contacts, contacts[0]], 10);
    expect(some).toEqual({ Family: 95 });
    expect(new Set(clever.asked.slice(1).map(({ path }) => path))).toEqual(new Set(['/v3.1/users']));
    expect(clever.asked).toHaveLength(1 + 10);
  });
});
