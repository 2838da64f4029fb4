import type { PoolClient } from 'pg';

export type LockedSchool = {
  readonly id: string;
  readonly districtUuid: string;
  readonly districtId: string;
  readonly schoolId: string;
  readonly name: string;
  readonly connected: boolean;
};

const LOCK = `
  select schools.id, district_id as "districtUuid", districts.clever_id as "districtId",
    schools.clever_id as "schoolId", coalesce(schools.name, '') as name, connection = 'connected' as connected
  from schools join districts on districts.id = schools.district_id
  where schools.id = any ($1::uuid[]) order by schools.id for no key update of schools`;

/** Always the schools first, in one order, as every apply does: joins and imports of a school take turns. */
export const lockSchools = async (
  client: PoolClient,
  ids: ReadonlyArray<string>,
): Promise<ReadonlyArray<LockedSchool>> => (await client.query<LockedSchool>(LOCK, [ids])).rows;

/** Whoever planned on an older state of these schools plans anew. */
export const moveOn = async (client: PoolClient, ids: ReadonlyArray<string>): Promise<void> => {
  await client.query('update schools set version = version + 1 where id = any ($1::uuid[])', [ids]);
};
