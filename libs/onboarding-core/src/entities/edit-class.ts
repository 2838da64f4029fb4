import { E } from '@bloomz/kernel';
import type { BlankName } from '../errors.ts';
import { NO_CHANGES, type Change, type RosterChanges } from './roster-changes.ts';
import type { ClassOptions, Roster, SchoolClass } from './roster.ts';
import { tidyName } from './section-name.ts';

/** What somebody at the school wants changed; what is absent stays. */
export type ClassEdit = {
  readonly name?: string | undefined;
  readonly options?: Partial<ClassOptions> | undefined;
  readonly archived?: boolean | undefined;
};

/** `changes` is null when the class is like that already. */
export type Edited = { readonly after: SchoolClass; readonly changes: RosterChanges | null };

/** The class of a section; one made by hand has none and is known by its name. */
export const classOf = (
  { classes }: Roster,
  { sectionId, name }: Pick<SchoolClass, 'sectionId' | 'name'>,
): SchoolClass | undefined =>
  classes.find((known) => known.sectionId === sectionId && (sectionId !== null || known.name === name));

/**
 * Decides an edit by hand. From then on a name is the school's own and no import touches it; nor does one bring back
 * what an admin archived. A name may be another class's as well, as in any school.
 */
export const editClass = (before: SchoolClass, edit: ClassEdit): E.Either<BlankName, Edited> => {
  const name = edit.name === undefined ? undefined : tidyName(edit.name);
  if (name === '') return E.left({ _tag: 'BlankName' });
  const after: SchoolClass = {
    ...before,
    ...edit.options,
    ...(name === undefined ? {} : { name, nameSource: 'local' }),
    ...archiving(before, edit.archived),
  };
  if (FIELDS.every((field) => after[field] === before[field])) return E.right({ after: before, changes: null });
  return E.right({ after, changes: { ...NO_CHANGES, classes: [{ kind: kindOf(before, after), before, after }] } });
};

/** Two classes made by hand could not be told apart under one name. */
export const takesNameOfAnother = (roster: Roster, before: SchoolClass, after: SchoolClass): boolean =>
  after.sectionId === null && after.name !== before.name && classOf(roster, after) !== undefined;

const archiving = ({ state }: SchoolClass, archived: boolean | undefined): Partial<SchoolClass> => {
  if (archived === undefined || archived === (state === 'archived')) return {};
  return archived ? { state: 'archived', archivedBy: 'admin' } : { state: 'active', archivedBy: null };
};

const kindOf = (before: SchoolClass, after: SchoolClass): Change<SchoolClass>['kind'] => {
  if (before.state === after.state) return 'updated';
  return after.state === 'archived' ? 'archived' : 'restored';
};

const FIELDS = [
  'name',
  'nameSource',
  'state',
  'behaviorManagement',
  'studentPortfolios',
  'parentCommunication',
] as const;
