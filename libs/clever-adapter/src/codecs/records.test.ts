import { E } from '@bloomz/kernel';
import { parseSchoolId } from '@bloomz/onboarding-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftOf, rightOf } from '../testing/scripted-clever.ts';
import {
  aRawSection,
  aRawStudent,
  aRawTeacher,
  anId,
  OTHER_SCHOOL,
  type Raw,
  SCHOOL,
} from '../testing/tiny-district.ts';
import { decodeSection } from './section.ts';
import { decodeTerm } from './term.ts';
import { decodeUserAt } from './user.ts';

const schoolId = rightOf(parseSchoolId(SCHOOL));
const decodeUser = decodeUserAt(schoolId);

const NO_VALUES = ['', null, undefined] as const;
const noValue = fc.constantFrom<'' | null | undefined>(...NO_VALUES);

/** The record with each of the fields empty in one of the three ways. */
const emptied = (raw: Raw, fields: ReadonlyArray<string>, ways: ReadonlyArray<unknown>): Raw => {
  const copy = { ...raw };
  fields.forEach((field, i) => {
    if (ways[i] === undefined) Reflect.deleteProperty(copy, field);
    else copy[field] = ways[i];
  });
  return copy;
};

describe('a section', () => {
  const OPTIONAL = ['subject', 'grade', 'period', 'section_number', 'term_id', 'teacher'];

  it('DM-1, SS-6: "", null and missing are one and the same', () => {
    const bare = { id: anId('c', 1), name: 'Homeroom 1', teachers: [anId('b', 1)], students: [anId('a', 1)] };
    fc.assert(
      fc.property(fc.array(noValue, { minLength: OPTIONAL.length, maxLength: OPTIONAL.length }), (ways) => {
        expect(decodeSection(emptied(aRawSection(1), OPTIONAL, ways))).toEqual(E.right(bare));
      }),
    );
  });

  it.each(['students', 'teachers'])('that withholds its %s is put aside, not read as an empty class', (list) => {
    for (const value of [undefined, null, '']) {
      const withheld = decodeSection(aRawSection(1, { teacher: '', [list]: value }));
      expect(withheld).toMatchObject(E.left({ cleverId: anId('c', 1), field: list, reason: 'missing' }));
    }
    expect(rightOf(decodeSection(aRawSection(1, { [list]: [], teacher: '' })))).toMatchObject({ [list]: [] });
  });

  it('DM-11: keeps the order of teachers, drops repeats, and lets `teacher` step in', () => {
    const [t1, t2, t3] = [anId('b', 1), anId('b', 2), anId('b', 3)];
    const teachersOf = (more: Raw): unknown => rightOf(decodeSection(aRawSection(1, more))).teachers;
    expect(teachersOf({ teacher: t1, teachers: [t2, t1, t2, t3] })).toEqual([t2, t1, t3]);
    expect(teachersOf({ teacher: t1, teachers: [] })).toEqual([t1]);
    expect(teachersOf({ teacher: t1, teachers: null })).toEqual([t1]);
    expect(teachersOf({ teacher: t1, teachers: undefined })).toEqual([t1]);
  });

  it('DM-14: names a student once', () => {
    const section = rightOf(decodeSection(aRawSection(1, { students: [anId('a', 1), anId('a', 2), anId('a', 1)] })));
    expect(section.students).toEqual([anId('a', 1), anId('a', 2)]);
  });

  it('HC-14: passes over fields and values it does not know', () => {
    const section = rightOf(decodeSection(aRawSection(1, { subject: 'alchemy', grade: '27', novelty: { a: [1] } })));
    expect(section).toMatchObject({ subject: 'alchemy', grade: '27' });
    expect(section).not.toHaveProperty('novelty');
  });

  it.each<[string, Raw, string, string]>([
    ['a name that is missing', { name: null }, 'name', 'missing'],
    ['a blank name', { name: ' \u00a0\t' }, 'name', 'missing'],
    ['a name that is no text', { name: { en: 'x' } }, 'name', 'not text'],
    ['a NUL', { name: 'Home\0room' }, 'name', 'holds characters that cannot be stored'],
    ['half a character', { subject: 'x\ud800' }, 'subject', 'holds characters that cannot be stored'],
    ['a student id of another type', { students: ['a1', 'a2', 'a3', 17] }, 'students[3]', 'not text'],
    ['a malformed teacher id', { teachers: ['../../x'] }, 'teachers[0]', 'not a Clever id'],
    ['students that are no list', { students: { a: 1 } }, 'students', 'not of the expected form'],
    ['a period that is a number', { period: 3 }, 'period', 'not text'],
  ])('quarantines %s', (_, more, field, reason) => {
    expect(leftOf(decodeSection(aRawSection(1, more)))).toEqual({
      kind: 'section',
      cleverId: anId('c', 1),
      field,
      reason,
    });
  });

  it.each([
    [undefined],
    [null],
    [7],
    ['x'],
    [[]],
    [{}],
    [{ id: {} }],
    [{ id: '' }],
    [{ id: 'a b' }],
    [{ id: 'x'.repeat(65) }],
  ])('quarantines a record without a usable id: %j', (raw) => {
    expect(leftOf(decodeSection(raw))).toMatchObject({ kind: 'section', cleverId: '' });
  });

  it('quotes no value, whatever is wrong', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('name', 'students', 'teachers', 'subject', 'id'), (value, field) => {
        const outcome = decodeSection(aRawSection(1, { [field]: [{ canary: 'CANARY' }, value] }));
        if (E.isLeft(outcome)) expect(JSON.stringify(outcome.left)).not.toContain('CANARY');
      }),
    );
  });
});

describe('a person', () => {
  it('DM-1, SS-6: "", null and missing are one and the same', () => {
    fc.assert(
      fc.property(noValue, noValue, noValue, (email, first, roles) => {
        const raw = { ...aRawStudent(1), email, roles, name: { first, last: 'Ibáñez' } };
        expect(decodeUser(raw)).toEqual(
          E.right({ id: anId('a', 1), firstName: '', lastName: 'Ibáñez', roles: [], rolesHere: [] }),
        );
      }),
    );
  });

  it('DM-19: keeps names of any length and script, but for the space around them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 600 }), (name) => {
        fc.pre(name.trim() !== '' && !name.includes('\0'));
        expect(rightOf(decodeUser(aRawStudent(1, { name: { first: ` ${name} `, last: name } })))).toMatchObject({
          firstName: name.trim(),
          lastName: name.trim(),
        });
      }),
    );
  });

  it('DM-3: keeps an e-mail address as it is', () => {
    const emailOf = (email: string): unknown => rightOf(decodeUser(aRawStudent(1, { email }))).email;
    expect(emailOf('  Not.AN-address ')).toBe('Not.AN-address');
    expect(emailOf('   ')).toBeUndefined();
  });

  it('DM-4, DM-6, DM-15: belongs here by list, by `school` or by `schools`', () => {
    const rolesHere = (roles: unknown): unknown => rightOf(decodeUser(aRawStudent(1, { roles }))).rolesHere;
    expect(rolesHere({ student: { school: SCHOOL } })).toEqual(['student']);
    expect(rolesHere({ staff: { schools: [OTHER_SCHOOL, SCHOOL] }, teacher: { school: OTHER_SCHOOL } })).toEqual([
      'staff',
    ]);
    expect(rolesHere({ district_admin: { title: 'IT' } })).toEqual([]);
    const listed = decodeUserAt(schoolId, 'teacher')(aRawTeacher(1, {}, OTHER_SCHOOL));
    expect(rightOf(listed)).toMatchObject({ roles: ['teacher'], rolesHere: ['teacher'] });
  });

  it('HC-14: passes over roles it does not know', () => {
    const user = rightOf(
      decodeUser(aRawStudent(1, { roles: { wizard: { schools: [SCHOOL] }, student: {}, staff: null } })),
    );
    expect(user.roles).toEqual(['student']);
  });

  it.each<[string, Raw, string]>([
    ['a missing surname', { name: { first: 'Noé' } }, 'name.last'],
    ['no name at all', { name: null }, 'name.last'],
    ['a name that is text', { name: 'Noé Ibáñez' }, 'name'],
    ['a given name of another type', { name: { first: 1, last: 'x' } }, 'name.first'],
    ['an address of another type', { email: ['x@example.org'] }, 'email'],
    ['roles that are a list', { roles: ['student'] }, 'roles'],
    ['a role that is text', { roles: { teacher: 'yes' } }, 'roles.teacher'],
    ['schools of another type', { roles: { staff: { schools: SCHOOL } } }, 'roles.staff.schools'],
  ])('quarantines %s', (_, more, field) => {
    expect(leftOf(decodeUser(aRawStudent(1, more)))).toMatchObject({ kind: 'user', cleverId: anId('a', 1), field });
  });
});

describe('a term', () => {
  const raw = { id: anId('d', 1), name: 'Y1', start_date: '2026-08-17', end_date: '2027-06-04T00:00:00.000Z' };

  it('gives its days', () => {
    expect(decodeTerm(raw)).toEqual(
      E.right({ id: anId('d', 1), name: 'Y1', startsOn: '2026-08-17', endsOn: '2027-06-04' }),
    );
  });
  it('DM-1: does with one of them', () => {
    expect(decodeTerm({ ...raw, name: '', start_date: null })).toEqual(
      E.right({ id: anId('d', 1), endsOn: '2027-06-04' }),
    );
  });
  it.each(['08/17/2026', 'never', '2026-13-45'])('quarantines %s', (start_date) => {
    expect(leftOf(decodeTerm({ ...raw, start_date }))).toMatchObject({ field: 'start_date', reason: 'not a date' });
  });
});
