import { E, pipe, TE, token } from '@bloomz/kernel';
import { classOf, type ClassEdit, editClass, type Edited, takesNameOfAnother } from '../entities/edit-class.ts';
import type { ClassId, ListedClass } from '../entities/listed.ts';
import type { Roster } from '../entities/roster.ts';
import type { Actor } from '../entities/run.ts';
import type {
  BlankName,
  ClassIdUnknown,
  DistrictFrozen,
  EditConflict,
  NameTaken,
  RosterMoved,
  SchoolUnknown,
  StoreUnavailable,
} from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { RosterStore } from '../ports/roster-store.ts';
import type { SchoolDirectory } from '../ports/school-directory.ts';
import type { SchoolLists } from '../ports/school-lists.ts';
import { findLiveSchool } from './admit.ts';

export type ClassEditing = {
  readonly classId: ClassId;
  readonly edit: ClassEdit;
  /** Whether the class is still the one that the edit was meant for. */
  readonly matches: (listed: ListedClass) => boolean;
  readonly actor: Actor;
};

type Refused = ClassIdUnknown | BlankName | NameTaken | EditConflict;
export type EditClassFailed = Refused | SchoolUnknown | DistrictFrozen | RosterMoved | StoreUnavailable;

/** Changes the name, the options or the archive of one class by hand. */
export type EditClass = (editing: ClassEditing) => TE.TaskEither<EditClassFailed, ListedClass>;
export const EditClass = token<EditClass>('EditClass');

export const makeEditClass =
  (lists: SchoolLists, schools: SchoolDirectory, store: RosterStore, now: Clock): EditClass =>
  (editing) => {
    const { classId, actor } = editing;
    return pipe(
      TE.Do,
      TE.bindW('found', () => lists.findClass(classId)),
      TE.bindW('known', ({ found }) => TE.fromOption((): Refused => ({ _tag: 'ClassIdUnknown', classId }))(found)),
      TE.bindW('school', ({ known }) => findLiveSchool(schools, known.school.schoolId)),
      TE.bindW('loaded', ({ school }) => store.load(school.ref)),
      TE.bindW('edited', ({ known, loaded }) => TE.fromEither(decide(loaded.roster, known.listed, editing))),
      TE.tap(({ school, loaded: { version }, edited: { changes } }): TE.TaskEither<EditClassFailed, void> =>
        changes === null
          ? TE.right(undefined)
          : store.apply(school.ref, { version, changes, actor, at: now(), run: null, ticket: null }),
      ),
      TE.map(({ known, edited }) => ({ ...known.listed, ...edited.after })),
    );
  };

/** Judges the class of the roster that the write is fenced by, so that nothing comes in between. */
const decide = (
  roster: Roster,
  listed: ListedClass,
  { classId, edit, matches }: ClassEditing,
): E.Either<Refused, Edited> => {
  const known = classOf(roster, listed);
  if (known === undefined) return E.left({ _tag: 'ClassIdUnknown', classId });
  if (!matches({ ...listed, ...known })) return E.left({ _tag: 'EditConflict' });
  return pipe(
    editClass(known, edit),
    E.filterOrElseW(
      ({ after }) => !takesNameOfAnother(roster, known, after),
      (): NameTaken => ({ _tag: 'NameTaken' }),
    ),
  );
};
