import type { Write } from './writing.ts';

/**
 * The account stands for the new id as well; for the old one it stays what it was, since another school of the district
 * may not have heard yet. Where both ids have a row already, the new one's stays.
 */
const MOVE_ACCOUNTS = `
  insert into account_people (account_id, person_id, district_id, linked_at)
  select account_id, to_id, district_id, linked_at from account_people join successions on person_id = from_id
  where district_id = $1
  on conflict (account_id, person_id) do nothing`;

const MOVE_FAMILY_CODE_JOINS = `
  update family_code_joins joined set person_id = to_id from successions
  where joined.person_id = from_id and joined.school_id = $1
    and not exists (
      select from family_code_joins other
      where other.family_code_id = joined.family_code_id and other.person_id = successions.to_id)`;

const MOVE_APPOINTMENTS = `
  with moved as (
    delete from appointments using successions
    where person_id = from_id and school_id = $1 returning district_id, school_id, to_id, role
  )
  insert into appointments (district_id, school_id, person_id, role)
  select district_id, school_id, to_id, role from moved
  on conflict (school_id, person_id) do nothing`;

/** The old id keeps nothing by which it could be taken for the same human again, nor is it joined any more. */
const FORGET_CHILDREN = `delete from guardianships using successions where school_id = $1 and parent_id = from_id`;
const LEAVE = `
  update members set state = 'listed' from successions
  where school_id = $1 and person_id = from_id and state <> 'listed'`;

/** One human under two ids: the account, what a Family Code gave, and a role given by a School Admin go to the new one. */
export const handOver = async ({ client, districtUuid, schoolUuid, application, personUuid }: Write): Promise<void> => {
  const { successions } = application.changes;
  if (successions.length === 0) return;
  const [from, to] = [successions.map((s) => personUuid(s.from)), successions.map((s) => personUuid(s.to))];
  await client.query(`create temp table successions (from_id uuid, to_id uuid) on commit drop`);
  await client.query(`insert into successions select * from unnest($1::uuid[], $2::uuid[])`, [from, to]);
  await client.query(MOVE_ACCOUNTS, [districtUuid]);
  for (const move of [MOVE_FAMILY_CODE_JOINS, MOVE_APPOINTMENTS, FORGET_CHILDREN, LEAVE])
    await client.query(move, [schoolUuid]);
};
