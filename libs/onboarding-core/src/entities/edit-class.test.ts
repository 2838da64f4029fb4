import { E } from '@bloomz/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aClass, sectionId } from '../testing/index.ts';
import { classOf, type ClassEdit, editClass, takesNameOfAnother } from './edit-class.ts';
import { applyChanges } from './roster-changes.ts';
import { EMPTY_ROSTER, type SchoolClass } from './roster.ts';

const math = aClass({ sectionId: 's1', name: 'Math' });
const club = aClass({ sectionId: null, name: 'Club', nameSource: 'local', cleverName: null });
const roster = { ...EMPTY_ROSTER, classes: [math, aClass({ sectionId: 's2', name: 'Art' }), club] };
const archivedByImport = { ...math, state: 'archived' as const, archivedBy: 'import' as const };

/** The change that an edit comes to; undefined for none. */
const changeOf = (before: SchoolClass, edit: ClassEdit) => {
  const edited = editClass(before, edit);
  if (E.isLeft(edited)) return expect.unreachable(edited.left._tag);
  return edited.right.changes?.classes[0];
};

const classArb = fc
  .record({
    nameSource: fc.constantFrom('clever' as const, 'suggested' as const, 'local' as const),
    fate: fc.constantFrom(
      { state: 'active' as const, archivedBy: null },
      { state: 'archived' as const, archivedBy: 'import' as const },
      { state: 'archived' as const, archivedBy: 'admin' as const },
    ),
    behaviorManagement: fc.boolean(),
    section: fc.constantFrom('s1', null),
  })
  .map(({ fate, section, ...like }) => aClass({ ...like, ...fate, sectionId: section, name: 'Math' }));
const editArb: fc.Arbitrary<ClassEdit> = fc.record(
  {
    name: fc.constantFrom('Math', '  Math ', 'Painting', 'Art'),
    options: fc.record({ behaviorManagement: fc.boolean(), studentPortfolios: fc.boolean() }, { requiredKeys: [] }),
    archived: fc.boolean(),
  },
  { requiredKeys: [] },
);

describe('an edit of a class', () => {
  it('makes a name the school’s own, even one that Clever gave', () => {
    expect(changeOf(math, { name: ' Room  1 ' })).toMatchObject({
      kind: 'updated',
      before: math,
      after: { name: 'Room 1', nameSource: 'local', cleverName: math.cleverName },
    });
    expect(changeOf(math, { name: 'Math' })?.after.nameSource).toBe('local');
    expect(changeOf({ ...math, nameSource: 'local' }, { name: 'Math' })).toBeUndefined();
  });

  it('refuses a name that nobody could read', () => {
    expect(editClass(math, { name: ' \u202e ' })).toEqual(E.left({ _tag: 'BlankName' }));
  });

  it('switches single options', () => {
    expect(changeOf(math, { options: { studentPortfolios: false } })?.after).toEqual({
      ...math,
      studentPortfolios: false,
    });
  });

  it('archives in the name of the admin, and restores whoever archived', () => {
    const away = { ...math, state: 'archived' as const, archivedBy: 'admin' as const };
    expect(changeOf(math, { archived: true })).toEqual({ kind: 'archived', before: math, after: away });
    for (const before of [away, archivedByImport])
      expect(changeOf(before, { archived: false })).toEqual({ kind: 'restored', before, after: math });
    expect(changeOf(archivedByImport, { archived: true })).toBeUndefined();
  });

  it('holds whatever is asked, comes to nothing the second time, and changes that one class alone', () => {
    fc.assert(
      fc.property(classArb, editArb, (before, edit) => {
        const edited = editClass(before, edit);
        if (E.isLeft(edited)) return expect.unreachable();
        const { after, changes } = edited.right;
        expect(after.name).toBe(edit.name?.trim() ?? before.name);
        if (edit.archived !== undefined) expect(after.state === 'archived').toBe(edit.archived);
        expect(after).toMatchObject(edit.options ?? {});
        expect(after.archivedBy === null).toBe(after.state === 'active');
        expect([after.sectionId, after.cleverName]).toEqual([before.sectionId, before.cleverName]);
        expect(editClass(after, edit)).toEqual(E.right({ after, changes: null }));
        const others = [aClass({ sectionId: 's9' }), aClass({ sectionId: null, name: 'Other' })];
        const known = { ...EMPTY_ROSTER, classes: [before, ...others] };
        const next = changes === null ? known : applyChanges(known, changes);
        expect(next.classes).toHaveLength(3);
        expect(next.classes).toEqual(expect.arrayContaining([after, ...others]));
      }),
    );
  });
});

describe('a class of the roster', () => {
  it('is found by its section under any name, and by its name when made by hand', () => {
    expect(classOf(roster, { sectionId: sectionId('s1'), name: 'Formerly' })).toBe(math);
    expect(classOf(roster, { sectionId: null, name: 'Club' })).toBe(club);
    expect(classOf(roster, { sectionId: null, name: 'Math' })).toBeUndefined();
  });

  it('may bear the name of another, unless both are made by hand', () => {
    expect(takesNameOfAnother(roster, math, { ...math, name: 'Art' })).toBe(false);
    expect(takesNameOfAnother(roster, club, { ...club, name: 'Art' })).toBe(false);
    expect(takesNameOfAnother(roster, club, club)).toBe(false);
    const other = aClass({ sectionId: null, name: 'Choir' });
    expect(
      takesNameOfAnother({ ...roster, classes: [...roster.classes, other] }, club, { ...club, name: 'Choir' }),
    ).toBe(true);
  });
});
