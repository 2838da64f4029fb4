import { E, O, pipe, TE } from '@bloomz/kernel';
import type {
  DistrictId,
  School,
  SchoolAdmin,
  SchoolDirectory,
  SchoolId,
  SchoolInOtherDistrict,
  SchoolRef,
  StoreUnavailable,
} from '@bloomz/onboarding-core';
import { compareText } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import { attempt } from './database/attempt.ts';
import type { Database } from './database/database.ts';

const SCHOOLS = `
  select districts.clever_id as "districtId", schools.clever_id as "schoolId", schools.name,
    coalesce(
      (select json_agg(json_build_object('email', email, 'userId', clever_user_id))
       from school_admins where school_id = schools.id), '[]') as admins
  from schools join districts on districts.id = schools.district_id
  where ($1::text is null or schools.clever_id = $1) and ($2::text is null or districts.clever_id = $2)`;

type SchoolRow = SchoolRef & { readonly name: string | null; readonly admins: ReadonlyArray<SchoolAdmin> };

const toSchool = ({ districtId, schoolId, name, admins }: SchoolRow): School => ({
  ref: { districtId, schoolId },
  name,
  admins: [...admins].sort((a, b) => compareText(a.email.toLowerCase(), b.email.toLowerCase())),
});

type Filter = { readonly schoolId?: SchoolId; readonly districtId?: DistrictId | undefined };

const select = async (client: PoolClient, { schoolId, districtId }: Filter): Promise<ReadonlyArray<School>> => {
  const { rows } = await client.query<SchoolRow>(SCHOOLS, [schoolId ?? null, districtId ?? null]);
  return rows.map(toSchool).sort((a, b) => compareText(a.ref.schoolId, b.ref.schoolId));
};

export const makePgSchoolDirectory = ({ read, write }: Database): SchoolDirectory => ({
  provision: (school, admin) =>
    pipe(
      attempt(async () => {
        const { provisionSchool } = await import('./provision-school.ts');
        return write(async (writing) => {
          await provisionSchool(writing, school, admin);
          return select(writing.client, { schoolId: school.schoolId });
        });
      }),
      TE.flatMapEither(([found]) => inDistrict(school.districtId, found)),
    ),
  find: (schoolId) =>
    pipe(
      attempt(() => read((client) => select(client, { schoolId }))),
      TE.map(([found]) => O.fromNullable(found)),
    ),
  list: (districtId) => attempt(() => read((client) => select(client, { districtId }))),
});

const inDistrict = (
  districtId: DistrictId,
  found: School | undefined,
): E.Either<SchoolInOtherDistrict | StoreUnavailable, School> => {
  if (found === undefined) return E.left({ _tag: 'StoreUnavailable', detail: 'SchoolVanished' });
  if (found.ref.districtId === districtId) return E.right(found);
  return E.left({ _tag: 'SchoolInOtherDistrict', ...found.ref });
};
