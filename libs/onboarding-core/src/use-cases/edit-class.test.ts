import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import {
  aClass,
  anApplication,
  AS_ADMIN,
  aSchoolInClever,
  created,
  failureOf,
  left,
  OPERATOR,
  right,
  SCHOOL,
  sectionId,
} from '../testing/index.ts';
import type { ClassEditing } from './edit-class.ts';

const byHand = (name: string) => created(aClass({ sectionId: null, name, nameSource: 'local', cleverName: null }));

const imported = async () => {
  const onboarding = await aSchoolInClever();
  const { importRoster, store, lists, request } = onboarding;
  await right(importRoster(request()));
  const { version } = await right(store.load(SCHOOL));
  const changes = { classes: [byHand('Chess'), byHand('Choir')] };
  await right(store.apply(SCHOOL, anApplication({ version, changes })));
  const { items } = await right(lists.classes(SCHOOL, { limit: 10 }));
  const idOf = (name: string): string => items.find((listed) => listed.name === name)?.id ?? 'none';
  const editing = (name: string, edit: ClassEditing['edit'], like: Partial<ClassEditing> = {}): ClassEditing => ({
    classId: idOf(name),
    edit,
    matches: () => true,
    actor: AS_ADMIN,
    ...like,
  });
  return { ...onboarding, editing };
};

describe('EditClass', () => {
  it('renames, switches options and archives, for classes of sections and classes made by hand', async () => {
    const { editClass, lists, editing } = await imported();
    for (const name of ['Math', 'Chess']) {
      const edit = editing(name, { name: `${name} club`, options: { behaviorManagement: false }, archived: true });
      const edited = await right(editClass(edit));
      expect(edited).toMatchObject({ id: edit.classId, name: `${name} club`, state: 'archived', archivedBy: 'admin' });
      expect(await right(lists.findClass(edit.classId))).toEqual(O.some({ school: SCHOOL, listed: edited }));
      expect(await right(editClass({ ...edit, edit: { archived: false } }))).toMatchObject({ state: 'active' });
    }
  });

  it('writes nothing where nothing changes', async () => {
    const { editClass, store, editing } = await imported();
    const before = await right(store.load(SCHOOL));
    expect(await right(editClass(editing('Math', { archived: false })))).toMatchObject({ name: 'Math', members: 41 });
    expect(await right(store.load(SCHOOL))).toEqual(before);
  });

  it('stays as an import finds it: a name for ever, an archive until it is ended', async () => {
    const { editClass, importRoster, store, editing, request } = await imported();
    await right(editClass(editing('Math', { name: 'Ours', archived: true })));
    expect((await right(importRoster(request()))).plan.skipped).toMatchObject([{ reason: 'ArchivedByAdmin' }]);
    const { roster } = await right(store.load(SCHOOL));
    expect(roster.classes.find((known) => known.sectionId === 's1')).toMatchObject({ name: 'Ours', state: 'archived' });
  });

  it('refuses what was meant for the class as it was before', async () => {
    const { editClass, renameClass, store, lists, editing } = await imported();
    const edit = editing('Math', { name: 'Mine' }, { matches: ({ name }) => name === 'Math' });
    const { findClass } = lists;
    const findThenRename: typeof findClass = (classId) => async () => {
      const found = await findClass(classId)();
      await right(renameClass({ ...SCHOOL, sectionId: sectionId('s1'), name: 'Theirs', actor: OPERATOR }));
      return found;
    };
    Object.assign(lists, { findClass: findThenRename });
    expect(await left(editClass(edit))).toEqual({ _tag: 'EditConflict' });
    const { roster } = await right(store.load(SCHOOL));
    expect(roster.classes.find((known) => known.sectionId === 's1')?.name).toBe('Theirs');
  });

  it('refuses blank and indistinguishable names, unknown classes and frozen districts', async () => {
    const { editClass, disconnectDistrict, lists, editing } = await imported();
    expect(await failureOf(editClass(editing('Math', { name: ' ' })))).toBe('BlankName');
    expect(await failureOf(editClass(editing('Chess', { name: 'Choir' })))).toBe('NameTaken');
    expect(await failureOf(editClass(editing('Unknown', {})))).toBe('ClassIdUnknown');
    await right(disconnectDistrict(SCHOOL.districtId, OPERATOR));
    expect(await failureOf(editClass(editing('Math', { name: 'Frozen' })))).toBe('DistrictFrozen');
    const gone = { school: SCHOOL, listed: { ...aClass({ sectionId: 'gone' }), id: 'gone', members: 0 } };
    const thawed = await imported();
    Object.assign(thawed.lists, { findClass: () => () => Promise.resolve({ _tag: 'Right', right: O.some(gone) }) });
    expect(await failureOf(thawed.editClass(thawed.editing('Math', {})))).toBe('ClassIdUnknown');
    expect(await right(lists.classes(SCHOOL, { limit: 1, search: 'frozen' }))).toMatchObject({ items: [] });
  });
});

describe('RenameClass', () => {
  it('leaves a frozen district alone', async () => {
    const { renameClass, disconnectDistrict } = await imported();
    await right(disconnectDistrict(SCHOOL.districtId, OPERATOR));
    const renaming = { schoolId: SCHOOL.schoolId, sectionId: sectionId('s1'), name: 'Frozen', actor: OPERATOR };
    expect(await failureOf(renameClass(renaming))).toBe('DistrictFrozen');
  });
});
