import type { UserId } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';

/** Adults of the district with a Bloomz account: joined at another school, or School Admin anywhere. In one row. */
const ON_BLOOMZ = `
  select string_agg(id, ' ' order by id) from (
    select people.clever_id as id from members join people on people.id = person_id
    where members.district_id = $1 and school_id <> $2 and state = 'joined' and role <> 'student'
    union
    select clever_user_id from school_admins where district_id = $1 and clever_user_id is not null
  ) adults`;

export const loadOnBloomz = async (
  client: PoolClient,
  districtId: string,
  schoolId: string,
): Promise<ReadonlyArray<UserId>> => {
  const { rows } = await client.query<{ readonly string_agg: string | null }>(ON_BLOOMZ, [districtId, schoolId]);
  return (rows[0]?.string_agg?.split(' ') ?? []) as UserId[];
};
