import { E, O, TE } from '@bloomz/kernel';
import { compareText } from '../entities/clever-ids.ts';
import { EMPTY_ROSTER } from '../entities/roster.ts';
import type { SchoolRef } from '../entities/run.ts';
import type { School, SchoolAdmin } from '../entities/school.ts';
import type { SchoolInOtherDistrict } from '../errors.ts';
import type { SchoolDirectory } from '../ports/school-directory.ts';
import type { InMemorySchool, InMemoryState } from './in-memory-state.ts';

export const makeInMemorySchoolDirectory = (state: InMemoryState): SchoolDirectory => ({
  provision: (ref, admin) => TE.fromIOEither(() => provision(state, ref, admin)),
  find: (schoolId) => TE.fromIO(() => O.map(toSchool)(O.fromNullable(state.schools.get(schoolId)))),
  list: (districtId) =>
    TE.fromIO(() =>
      [...state.schools.values()]
        .filter(({ ref }) => districtId === undefined || ref.districtId === districtId)
        .map(toSchool)
        .sort((a, b) => compareText(a.ref.schoolId, b.ref.schoolId)),
    ),
});

const provision = (
  { schools }: InMemoryState,
  ref: SchoolRef,
  admin: SchoolAdmin,
): E.Either<SchoolInOtherDistrict, School> => {
  const known = schools.get(ref.schoolId) ?? { ref, admins: [], roster: EMPTY_ROSTER, version: 0, outbox: new Set() };
  if (known.ref.districtId !== ref.districtId) return E.left({ _tag: 'SchoolInOtherDistrict', ...known.ref });
  const school = { ...known, admins: withAdmin(known.admins, admin) };
  schools.set(ref.schoolId, school);
  return E.right(toSchool(school));
};

const keyOf = ({ email }: SchoolAdmin): string => email.toLowerCase();

const withAdmin = (admins: ReadonlyArray<SchoolAdmin>, admin: SchoolAdmin): ReadonlyArray<SchoolAdmin> => {
  const known = admins.find((other) => keyOf(other) === keyOf(admin));
  const others = admins.filter((other) => other !== known);
  const merged = known ? { email: known.email, userId: known.userId ?? admin.userId } : admin;
  return [...others, merged].sort((a, b) => compareText(keyOf(a), keyOf(b)));
};

const toSchool = ({ ref, admins, roster }: InMemorySchool): School => ({ ref, name: roster.schoolName, admins });
