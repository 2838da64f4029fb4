import { E, O, pipe, TE } from '@bloomz/kernel';
import {
  compareText,
  type DistrictId,
  type NamedAdmin,
  type School,
  type SchoolDirectory,
  type SchoolId,
  type SchoolInOtherDistrict,
  type SchoolRef,
  type StoreUnavailable,
  type UserId,
} from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import { attempt } from './database/attempt.ts';
import type { Database } from './database/database.ts';
import { withoutNul } from './database/text.ts';

/** An admin who is known by e-mail alone is the person whose account has proved that address and is linked to the district. */
const NAMED = `
  select json_agg(json_build_object('email', email, 'userId', coalesce(clever_user_id, (
    select accounts.clever_user_id from accounts
    where lower(accounts.email) = lower(school_admins.email) and address_proven and clever_district_id = districts.clever_id))))
  from school_admins where school_id = schools.id`;

/** Whoever leaves the school is its admin no longer. */
const APPOINTED = `
  select json_agg(people.clever_id) from appointments join people on people.id = appointments.person_id
    join members on members.school_id = schools.id and members.person_id = appointments.person_id and not archived
  where appointments.school_id = schools.id and appointments.role = 'school-admin'`;

const SCHOOLS = `
  select districts.clever_id as "districtId", schools.clever_id as "schoolId", schools.name, language,
    connection = 'disconnected' as frozen,
    coalesce((${NAMED}), '[]') as named, coalesce((${APPOINTED}), '[]') as appointed
  from schools join districts on districts.id = schools.district_id
  where ($1::text is null or schools.clever_id = $1) and ($2::text is null or districts.clever_id = $2)`;

type SchoolRow = SchoolRef &
  Pick<School, 'name' | 'language' | 'frozen'> & {
    readonly named: ReadonlyArray<NamedAdmin>;
    readonly appointed: ReadonlyArray<UserId>;
  };

const toSchool = ({ districtId, schoolId, name, language, frozen, named, appointed }: SchoolRow): School => {
  const known = new Set(named.map(({ userId }) => userId));
  const others = appointed.filter((userId) => !known.has(userId)).sort(compareText);
  return {
    ref: { districtId, schoolId },
    name,
    language,
    admins: [
      ...[...named].sort((a, b) => compareText(a.email.toLowerCase(), b.email.toLowerCase())),
      ...others.map((userId) => ({ email: null, userId })),
    ],
    frozen,
  };
};

type Filter = { readonly schoolId?: SchoolId; readonly districtId?: DistrictId | undefined };

const nullable = (id: string | undefined): string | null => (id === undefined ? null : withoutNul(id));

const select = async (client: PoolClient, { schoolId, districtId }: Filter): Promise<ReadonlyArray<School>> => {
  const { rows } = await client.query<SchoolRow>({
    name: 'schools', // asked at every request, so it is planned once per connection
    text: SCHOOLS,
    values: [nullable(schoolId), nullable(districtId)],
  });
  return rows.map(toSchool).sort((a, b) => compareText(a.ref.schoolId, b.ref.schoolId));
};

export const makePgSchoolDirectory = ({ read, write }: Database): SchoolDirectory => ({
  provision: (school, admin, language) =>
    pipe(
      attempt(async () => {
        const { provisionSchool } = await import('./provision-school.ts');
        return write(async (writing) => {
          await provisionSchool(writing, school, admin, language);
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
