import type { Account, Grant, GrantStore, Role } from '@bloomz/access-core';
import { pipe, TE } from '@bloomz/kernel';
import type { DistrictId, UserId } from '@bloomz/onboarding-core';
import { asSystem } from './access/as-system.ts';
import type { Database } from './database/database.ts';
import { personUuid } from './ids.ts';

/** The people an account stands for: the one of its Clever id, $1, and those it joined as. $5 is the account. */
const MINE = `any (array(select person_id from account_people where account_id = $5) || $1::uuid)`;

/**
 * One look at each table by an index: $2 and $3 are the link itself, $4 the address of the account, if it is proven. A
 * Clever id opens its own district alone.
 */
const GRANTS = `
  with held as (
    select school_id, 'school-admin' as role from school_admins
      where clever_user_id = $2 and district_id = (select id from districts where clever_id = $3)
    union
    select school_id, 'school-admin' from school_admins where lower(email) = lower($4)
    union
    select appointments.school_id, appointments.role from appointments
      join members on members.school_id = appointments.school_id and members.person_id = appointments.person_id
      where appointments.person_id = ${MINE} and not archived
    union
    select school_id, case role when 'staff' then 'school-support-staff' else role end from members
      where person_id = ${MINE} and not archived
  )
  select role, districts.clever_id as "districtId", schools.clever_id as "schoolId"
  from held join schools on schools.id = school_id join districts on districts.id = district_id
  order by schools.clever_id, role`;

type SchoolRole = Exclude<Role, 'district-admin' | 'bloomz-operator'>;
type GrantRow = { readonly role: SchoolRole; readonly districtId: string; readonly schoolId: string };

const toValues = ({ id, clever, email, addressProven }: Account): ReadonlyArray<string | null> => {
  const link =
    clever === null
      ? [null, null, null]
      : [personUuid(clever.districtId as DistrictId, clever.userId as UserId), clever.userId, clever.districtId];
  return [...link, addressProven ? email : null, id];
};

/** The roles in schools, out of the rosters themselves. */
export const makePgGrantStore = (database: Database): GrantStore => {
  const { read } = asSystem(database);
  return {
    grantsOf: (account) =>
      pipe(
        read((client) => client.query<GrantRow>({ name: 'grants', text: GRANTS, values: [...toValues(account)] })),
        TE.map(({ rows }) => rows.map(({ role, ...place }): Grant => ({ role, place }))),
      ),
  };
};
