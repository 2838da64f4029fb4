import { describe, expect, it } from 'vitest';
import { left, makeInMemoryBloomz, right, SCHOOL, userId } from '../testing/index.ts';
import { makeProvisionSchool } from './provision-school.ts';

const admin = (email: string, id: string | null) => ({ email, userId: id === null ? null : userId(id) });

describe('ProvisionSchool', () => {
  it('is safe to repeat, and adds a Clever id that was missing', async () => {
    const provision = makeProvisionSchool(makeInMemoryBloomz().schools);
    await right(provision(SCHOOL, admin('a@example.org', null)));
    await right(provision(SCHOOL, admin('A@Example.org', 'boss')));
    const { admins } = await right(provision(SCHOOL, admin('a@example.org', null)));
    expect(admins).toEqual([{ email: 'a@example.org', userId: 'boss' }]);
  });

  it('refuses to link an admin to somebody else in Clever', async () => {
    const provision = makeProvisionSchool(makeInMemoryBloomz().schools);
    await right(provision(SCHOOL, admin('a@example.org', 'boss')));
    expect(await left(provision(SCHOOL, admin('a@example.org', 'other')))).toEqual({
      _tag: 'AdminLinkedElsewhere',
      schoolId: SCHOOL.schoolId,
      linkedTo: 'boss',
    });
  });
});
