import { E, O, TE } from '@bloomz/kernel';
import { compareText } from '../entities/clever-ids.ts';
import { EMPTY_ROSTER } from '../entities/roster.ts';
import type { SchoolRef } from '../entities/run.ts';
import type { NamedAdmin, School, SchoolAdmin, SchoolLanguage } from '../entities/school.ts';
import type { SchoolInOtherDistrict } from '../errors.ts';
import type { SchoolDirectory } from '../ports/school-directory.ts';
import type { InMemorySchool, InMemoryState } from './in-memory-state.ts';

export const makeInMemorySchoolDirectory = (state: InMemoryState): SchoolDirectory => ({
  provision: (ref, admin, language) => TE.fromIOEither(() => provision(state, ref, admin, language)),
  find: (schoolId) => TE.fromIO(() => O.map(toSchool(state))(O.fromNullable(state.schools.get(schoolId)))),
  list: (districtId) =>
    TE.fromIO(() =>
      [...state.schools.values()]
        .filter(({ ref }) => districtId === undefined || ref.districtId === districtId)
        .map(toSchool(state))
        .sort((a, b) => compareText(a.ref.schoolId, b.ref.schoolId)),
    ),
});

const aNewSchool = (ref: SchoolRef): InMemorySchool => ({
  ref,
  language: 'en',
  admins: [],
  appointments: new Map(),
  roster: EMPTY_ROSTER,
  handMade: new Map(),
  version: 0,
  outbox: new Set(),
});

const provision = (
  state: InMemoryState,
  ref: SchoolRef,
  admin: NamedAdmin,
  language: SchoolLanguage | undefined,
): E.Either<SchoolInOtherDistrict, School> => {
  const known = state.schools.get(ref.schoolId) ?? aNewSchool(ref);
  if (known.ref.districtId !== ref.districtId) return E.left({ _tag: 'SchoolInOtherDistrict', ...known.ref });
  const school = { ...known, language: language ?? known.language, admins: withAdmin(known.admins, admin) };
  state.schools.set(ref.schoolId, school);
  return E.right(toSchool(state)(school));
};

const keyOf = ({ email }: SchoolAdmin): string => (email ?? '').toLowerCase();

const withAdmin = (admins: ReadonlyArray<SchoolAdmin>, admin: NamedAdmin): ReadonlyArray<SchoolAdmin> => {
  const known = admins.find((other) => keyOf(other) === keyOf(admin));
  const others = admins.filter((other) => other !== known);
  const merged = known ? { email: known.email, userId: known.userId ?? admin.userId } : admin;
  return [...others, merged].sort((a, b) => compareText(keyOf(a), keyOf(b)));
};

/** Members who were appointed, but for those who are named by e-mail as well. */
const appointed = ({ admins, appointments }: InMemorySchool): ReadonlyArray<SchoolAdmin> =>
  [...appointments]
    .filter(([userId, role]) => role === 'school-admin' && !admins.some((admin) => admin.userId === userId))
    .map(([userId]) => ({ email: null, userId }))
    .sort((a, b) => compareText(a.userId, b.userId));

const toSchool =
  ({ disconnected }: InMemoryState) =>
  (school: InMemorySchool): School => ({
    ref: school.ref,
    name: school.roster.schoolName,
    language: school.language,
    admins: [...school.admins, ...appointed(school)],
    frozen: disconnected.has(school.ref.districtId),
  });
