import type { JoinedPlace } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';

/** Classes in the order of lists. Who is in one in two roles, as two people, is shown with the first. */
const classesOf = (people: string, roles: string): string => `
  coalesce((
    select json_agg(json_build_object('classId', id, 'name', name, 'role', role) order by name_key, id) from (
      select distinct on (classes.id) classes.id, classes.name, classes.name_key, memberships.role
      from classes join memberships on class_id = classes.id
      where classes.school_id = places.school_id and classes.state = 'active' and ended_at is null
        and memberships.person_id = any (${people}) and memberships.role in (${roles})
      order by classes.id, memberships.role
    ) classes), '[]')`;

const CHILDREN = `
  coalesce((
    select json_agg(json_build_object('firstName', first_name, 'lastName', last_name,
      'classes', ${classesOf('array[children.id]', `'student'`)}) order by name_key, user_id)
    from (
      select distinct people.id, first_name, last_name, name_key, user_id
      from guardianships join people on people.id = student_id
        join members on members.school_id = guardianships.school_id and members.person_id = student_id
      where guardianships.school_id = places.school_id and parent_id = any (places.people) and ended_at is null
        and not archived and members.role = 'student' and places.role = 'parent'
    ) children), '[]')`;

/** The people an account stands for: by its link to Clever, in that district alone, and by its joins. */
const PLACES = `
  with mine as (
    select person_id from account_people where account_id = $1
    union
    select people.id from accounts join districts on districts.clever_id = accounts.clever_district_id
      join people on people.district_id = districts.id and people.clever_id = accounts.clever_user_id
    where accounts.id = $1
  ), places as (
    select school_id, role, array_agg(person_id) as people,
      case role
        when 'teacher' then array['primary-teacher', 'co-teacher'] when 'parent' then array['parent']
        when 'student' then array['student'] else array['primary-teacher', 'co-teacher']
      end as class_roles
    from mine join members using (person_id) where not archived group by school_id, role
  )
  select districts.clever_id as "districtId", schools.clever_id as "schoolId", coalesce(schools.name, '') as "schoolName",
    case places.role when 'staff' then 'school-support-staff' else places.role end as role,
    ${classesOf('places.people', 'select unnest(places.class_roles)')} as classes, ${CHILDREN} as children
  from places join schools on schools.id = school_id join districts on districts.id = schools.district_id
  order by schools.clever_id, places.role`;

type Row = Omit<JoinedPlace, 'place'> & JoinedPlace['place'];

export const placesOf = async (client: PoolClient, accountId: string): Promise<ReadonlyArray<JoinedPlace>> => {
  const { rows } = await client.query<Row>({ name: 'places of an account', text: PLACES, values: [accountId] });
  return rows.map(({ districtId, schoolId, ...rest }) => ({ place: { districtId, schoolId }, ...rest }));
};
