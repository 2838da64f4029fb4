import type {
  ClassId,
  ClassQuery,
  ListedClass,
  ListedClassMember,
  Page,
  PageRequest,
  SchoolRef,
} from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import { schoolUuid } from '../ids.ts';
import { isUuid, type Key, toPage } from './cursor.ts';
import { memberId } from './list-members.ts';
import { toPatterns } from './name-key.ts';

const COLUMNS = `
  classes.id, section_id as "sectionId", classes.name, name_source as "nameSource", clever_name as "cleverName",
  classes.state, archived_by as "archivedBy", behavior_management as "behaviorManagement",
  student_portfolios as "studentPortfolios", parent_communication as "parentCommunication", (
    select count(*)::int from memberships
      join members on members.school_id = classes.school_id and members.person_id = memberships.person_id
    where class_id = classes.id and ended_at is null and not archived
  ) as members`;

const LIST = `
  select ${COLUMNS}, name_key as "nameKey" from (
    select * from classes
    where school_id = $1 and state = $2 and name_key like all ($3::text[]) and (name_key, id) > ($4, $5::uuid)
    order by name_key, id limit $6
  ) classes
  order by name_key, id`;

/** A page of a school's classes by name. */
export const listClasses = async (
  client: PoolClient,
  school: SchoolRef,
  query: ClassQuery,
  [name, id]: Key<string>,
): Promise<Page<ListedClass>> => {
  const { search, state = 'active', limit } = query;
  const values = [schoolUuid(school), state, toPatterns(search), name, id, limit + 1];
  const { rows } = await client.query<ListedClass & { readonly nameKey: string }>(LIST, values);
  return toPage(
    rows,
    query,
    (row) => [row.nameKey, row.id],
    ({ nameKey: _, ...listed }) => listed,
  );
};

const FIND = `
  select districts.clever_id as "districtId", schools.clever_id as "schoolId", ${COLUMNS}
  from classes join schools on schools.id = classes.school_id join districts on districts.id = classes.district_id
  where classes.id = $1`;

type Found = { readonly school: SchoolRef; readonly listed: ListedClass };

export const findClass = async (client: PoolClient, id: ClassId): Promise<Found | undefined> => {
  if (!isUuid(id)) return undefined;
  const { rows } = await client.query<SchoolRef & ListedClass>(FIND, [id]);
  return rows.map(({ districtId, schoolId, ...listed }) => ({ school: { districtId, schoolId }, listed }))[0];
};

const MEMBERS = `
  select schools.clever_id as "schoolId", people.clever_id as "userId", first_name as "firstName",
    last_name as "lastName", members.state, memberships.role, members.name_key as "nameKey"
  from classes join schools on schools.id = classes.school_id
    join memberships on class_id = classes.id and ended_at is null
    join members on members.school_id = classes.school_id and members.person_id = memberships.person_id and not archived
    join people on people.id = members.person_id
  where classes.id = $1 and (members.name_key, members.user_id) > ($2, $3)
  order by members.name_key, members.user_id limit $4`;

type ClassMemberRow = Omit<ListedClassMember, 'id'> & Pick<SchoolRef, 'schoolId'> & { readonly nameKey: string };

/** A page of those who are in a class, by name. */
export const listClassMembers = async (
  client: PoolClient,
  id: ClassId,
  query: PageRequest,
  [name, userId]: Key<string>,
): Promise<Page<ListedClassMember>> => {
  if (!isUuid(id)) return { items: [], next: null };
  const { rows } = await client.query<ClassMemberRow>(MEMBERS, [id, name, userId, query.limit + 1]);
  return toPage(
    rows,
    query,
    (row) => [row.nameKey, row.userId],
    ({ schoolId, nameKey: _, ...member }) => ({ ...member, id: memberId({ schoolId }, member.userId) }),
  );
};
