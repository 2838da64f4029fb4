import { O, pipe, TE, token } from '@bloomz/kernel';
import type { SchoolId, UserId } from '../entities/clever-ids.ts';
import type { Actor } from '../entities/run.ts';
import type { School } from '../entities/school.ts';
import { hasImportingRole } from '../entities/setup.ts';
import type {
  CleverLinkMissing,
  CleverRoleMissing,
  DistrictFrozen,
  NotSchoolAdmin,
  SchoolUnknown,
  SourceFailure,
  StoreUnavailable,
} from '../errors.ts';
import type { SchoolDirectory } from '../ports/school-directory.ts';
import type { SetupProbe } from '../ports/setup-probe.ts';

export type NotAdmitted =
  | SchoolUnknown
  | DistrictFrozen
  | NotSchoolAdmin
  | CleverLinkMissing
  | CleverRoleMissing
  | SourceFailure
  | StoreUnavailable;

/**
 * The gate before every plan and import. The operator and servers with an API key need a linked school, for what they
 * may do was judged before; a person needs to be its School Admin in Bloomz *and* to hold the right role in Clever:
 * either alone is not enough.
 */
export type Admit = (schoolId: SchoolId, actor: Actor) => TE.TaskEither<NotAdmitted, School>;
export const Admit = token<Admit>('Admit');

export const makeAdmit = (schools: SchoolDirectory, probe: SetupProbe): Admit => {
  const holdsCleverRole = (school: School, userId: UserId): TE.TaskEither<CleverRoleMissing | SourceFailure, void> =>
    pipe(
      probe.findPerson(school.ref, userId),
      TE.filterOrElseW(
        (person) => O.isSome(person) && hasImportingRole(person.value, school.ref.schoolId),
        (): CleverRoleMissing => ({ _tag: 'CleverRoleMissing', schoolId: school.ref.schoolId, userId }),
      ),
      TE.map(() => undefined),
    );
  const isAdmitted = (school: School, actor: Actor): TE.TaskEither<NotAdmitted, void> => {
    const { schoolId } = school.ref;
    if (actor.kind === 'account') return TE.left({ _tag: 'CleverLinkMissing', schoolId });
    if (actor.kind !== 'person') return TE.right(undefined);
    const { userId } = actor;
    return school.admins.some((admin) => admin.userId === userId)
      ? holdsCleverRole(school, userId)
      : TE.left({ _tag: 'NotSchoolAdmin', schoolId, userId });
  };
  return (schoolId, actor) =>
    pipe(
      findLiveSchool(schools, schoolId),
      TE.tap((school) => isAdmitted(school, actor)),
    );
};

/** The linked school community, or `SchoolUnknown`. */
export const findSchool = (
  schools: SchoolDirectory,
  schoolId: SchoolId,
): TE.TaskEither<SchoolUnknown | StoreUnavailable, School> =>
  pipe(
    schools.find(schoolId),
    TE.flatMap(TE.fromOption((): SchoolUnknown | StoreUnavailable => ({ _tag: 'SchoolUnknown', schoolId }))),
  );

/** As `findSchool`, for whoever is about to change something: the data of a disconnected district is frozen. */
export const findLiveSchool = (
  schools: SchoolDirectory,
  schoolId: SchoolId,
): TE.TaskEither<SchoolUnknown | DistrictFrozen | StoreUnavailable, School> =>
  pipe(
    findSchool(schools, schoolId),
    TE.filterOrElseW(
      ({ frozen }) => !frozen,
      ({ ref: { districtId } }): DistrictFrozen => ({ _tag: 'DistrictFrozen', districtId }),
    ),
  );
