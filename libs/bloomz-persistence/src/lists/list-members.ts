import type { ListedMember, MemberId, MemberQuery, Page, SchoolRef, UserId } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import { schoolUuid } from '../ids.ts';
import { type Key, toPage } from './cursor.ts';
import { tellingOf, toPatterns } from './name-key.ts';

type MemberRow = Omit<ListedMember, 'id'> & { readonly nameKey: string };

const COLUMNS = `
  people.clever_id as "userId", members.role, first_name as "firstName", last_name as "lastName", email, phone, people.language,
  members.state, members.archived, appointments.role as appointment`;

/**
 * The page is found first, on the members alone; what else is shown of them is looked up one by one, which a limit in
 * each look-up makes sure of. A connection plans this once: planning takes longer than reading.
 */
const SHOW = `
  select ${COLUMNS}, members.name_key as "nameKey"
  from page as members
    cross join lateral (select * from people where people.id = members.person_id limit 1) people
    left join lateral (
      select role from appointments held
      where held.school_id = members.school_id and held.person_id = members.person_id limit 1
    ) appointments on true
  order by members.name_key, members.user_id`;

const IN_ORDER = `
  with page as (
    select * from members
    where school_id = $1 and archived = $2 and ($3::text is null or role = $3) and ($4::text is null or state = $4)
      and (name_key, user_id) > ($5, $6) and name_key like all ($8::text[])
    order by name_key, user_id limit $7
  ) ${SHOW}`;

const FOUND = `with page as (select * from find_members($1, $8, $9, $2, $3, $4, $5, $6, $7)) ${SHOW}`;

/** A list in order meets few of them. */
const RARE: ReadonlyArray<MemberQuery['role']> = ['teacher', 'staff'];

/**
 * A page of a school's members by name. Who is rare is found by the index on names, roles and schools; who is not is met
 * soon enough in the order of the list.
 */
export const listMembers = async (
  client: PoolClient,
  school: SchoolRef,
  query: MemberQuery,
  [name, id]: Key<string>,
): Promise<Page<ListedMember>> => {
  const { search, role, state, limit } = query;
  const patterns = toPatterns(search);
  const telling = tellingOf(patterns);
  const inState = state === 'archived' ? null : (state ?? null);
  const others = patterns.filter((pattern) => pattern !== telling);
  const values = [schoolUuid(school), state === 'archived', role ?? null, inState, name, id, limit + 1, others];
  const { rows } = await client.query<MemberRow>(
    telling === null && !RARE.includes(role)
      ? { name: 'members in order', text: IN_ORDER, values }
      : { name: 'members found', text: FOUND, values: [...values, telling] },
  );
  return toPage(
    rows,
    query,
    ({ nameKey, userId }) => [nameKey, userId],
    ({ nameKey: _, ...member }) => ({ ...member, id: memberId(school, member.userId) }),
  );
};

export const memberId = ({ schoolId }: Pick<SchoolRef, 'schoolId'>, userId: UserId): MemberId =>
  `${schoolId}.${userId}`;

const FIND = `
  select districts.clever_id as "districtId", schools.clever_id as "schoolId", ${COLUMNS}
  from schools join districts on districts.id = schools.district_id
    join people on people.district_id = schools.district_id
    join members on members.school_id = schools.id and members.person_id = people.id
    left join appointments on appointments.school_id = members.school_id and appointments.person_id = members.person_id
  where schools.clever_id = $1 and people.clever_id = $2`;

type Found = { readonly school: SchoolRef; readonly listed: ListedMember };

export const findMember = async (client: PoolClient, id: MemberId): Promise<Found | undefined> => {
  const [schoolId, userId, ...rest] = id.split('.');
  if (schoolId === undefined || userId === undefined || rest.length > 0) return undefined;
  const { rows } = await client.query<SchoolRef & Omit<ListedMember, 'id'>>(FIND, [schoolId, userId]);
  return rows.map(({ districtId, schoolId: cleverId, ...member }) => ({
    school: { districtId, schoolId: cleverId },
    listed: { ...member, id },
  }))[0];
};
