import { E, pipe, TE, token } from '@bloomz/kernel';
import type { SchoolId, SectionId } from '../entities/clever-ids.ts';
import { classOf, editClass, type Edited } from '../entities/edit-class.ts';
import { tidyName } from '../entities/section-name.ts';
import type { Roster, SchoolClass } from '../entities/roster.ts';
import type { Operator } from '../entities/run.ts';
import type {
  BlankName,
  ClassUnknown,
  DistrictFrozen,
  RosterMoved,
  SchoolUnknown,
  StoreUnavailable,
} from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { RosterStore } from '../ports/roster-store.ts';
import type { SchoolDirectory } from '../ports/school-directory.ts';
import { findLiveSchool } from './admit.ts';

export type Renaming = {
  readonly schoolId: SchoolId;
  readonly sectionId: SectionId;
  readonly name: string;
  readonly actor: Operator;
};
export type RenameFailed = SchoolUnknown | DistrictFrozen | ClassUnknown | BlankName | RosterMoved | StoreUnavailable;

/** Renames the class bound to a section. The class stays bound and keeps that name for ever. */
export type RenameClass = (renaming: Renaming) => TE.TaskEither<RenameFailed, SchoolClass>;
export const RenameClass = token<RenameClass>('RenameClass');

export const makeRenameClass =
  (schools: SchoolDirectory, store: RosterStore, now: Clock): RenameClass =>
  ({ schoolId, sectionId, name, actor }) =>
    pipe(
      TE.Do,
      TE.bindW('school', () => findLiveSchool(schools, schoolId)),
      TE.bindW('loaded', ({ school }) => store.load(school.ref)),
      TE.bindW('renamed', ({ loaded }) => TE.fromEither(rename(loaded.roster, { schoolId, sectionId, name }))),
      TE.tap(({ school, loaded: { version }, renamed: { changes } }) =>
        changes === null
          ? TE.right(undefined)
          : store.apply(school.ref, { version, changes, actor, at: now(), run: null, ticket: null }),
      ),
      TE.map(({ renamed }) => renamed.after),
    );

const rename = (
  roster: Roster,
  { schoolId, sectionId, name }: Pick<Renaming, 'schoolId' | 'sectionId' | 'name'>,
): E.Either<ClassUnknown | BlankName, Edited> => {
  if (tidyName(name) === '') return E.left({ _tag: 'BlankName' });
  const known = classOf(roster, { sectionId, name });
  return known === undefined ? E.left({ _tag: 'ClassUnknown', schoolId, sectionId }) : editClass(known, { name });
};
