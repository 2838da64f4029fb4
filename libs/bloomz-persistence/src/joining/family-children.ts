import type { Child, Guardian } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';

/** A parent who is archived is no way to reach a child. */
const CHILDREN = `
  select child.user_id as "userId",
    exists (select from family_code_children join family_codes on family_codes.id = family_code_id
      where student_id = child.person_id and family_codes.school_id = $1 and state = 'active') as "hasCode",
    coalesce((
      select json_agg(json_build_object('userId', adult.user_id, 'joined', adult.state = 'joined', 'email', email,
        'invitation', (select invitations.state from invitations
          where invitations.school_id = $1 and invitations.person_id = adult.person_id and purpose = 'parent'
          order by generation desc limit 1)) order by adult.user_id)
      from guardianships join members adult on adult.school_id = $1 and adult.person_id = parent_id and not adult.archived
        join people on people.id = parent_id
      where guardianships.school_id = $1 and student_id = child.person_id and ended_at is null), '[]') as guardians
  from members child
  where child.school_id = $1 and role = 'student' and not archived
  order by name_key, user_id`;

export const loadChildren = async (client: PoolClient, schoolUuid: string): Promise<ReadonlyArray<Child>> =>
  (await client.query<Child & { readonly guardians: ReadonlyArray<Guardian> }>(CHILDREN, [schoolUuid])).rows;
