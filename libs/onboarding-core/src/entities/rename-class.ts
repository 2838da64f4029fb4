import { E } from '@bloomz/kernel';
import type { BlankName, ClassUnknown } from '../errors.ts';
import type { SchoolId, SectionId } from './clever-ids.ts';
import { NO_CHANGES, type RosterChanges } from './roster-changes.ts';
import type { Roster, SchoolClass } from './roster.ts';
import { tidyName } from './section-name.ts';

/** `changes` is null when the class bears that name, given here, already. */
export type Renamed = { readonly after: SchoolClass; readonly changes: RosterChanges | null };

/** Decides a rename by hand: from now on the name is the school's own and no import touches it. */
export const renameClass = (
  roster: Roster,
  rename: { readonly schoolId: SchoolId; readonly sectionId: SectionId; readonly name: string },
): E.Either<ClassUnknown | BlankName, Renamed> => {
  const { schoolId, sectionId } = rename;
  const name = tidyName(rename.name);
  const before = roster.classes.find((known) => known.sectionId === sectionId);
  if (name === '') return E.left({ _tag: 'BlankName' });
  if (!before) return E.left({ _tag: 'ClassUnknown', schoolId, sectionId });
  if (before.name === name && before.nameSource === 'local') return E.right({ after: before, changes: null });
  const after: SchoolClass = { ...before, name, nameSource: 'local' };
  return E.right({ after, changes: { ...NO_CHANGES, classes: [{ kind: 'updated', before, after }] } });
};
