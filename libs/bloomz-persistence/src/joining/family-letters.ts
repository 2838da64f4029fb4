import type { SealedLetter } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';
import { isUuid } from '../lists/cursor.ts';

const LETTERS = `
  select sealed, coalesce(schools.name, '') as "schoolName", expires_at as "expiresAt",
    array_agg(trim(first_name || ' ' || last_name) order by name_key, user_id) as "childNames",
    array_agg(people.language order by name_key, user_id) || schools.language as languages
  from family_codes join schools on schools.id = family_codes.school_id
    join family_code_children on family_code_id = family_codes.id
    join members on members.school_id = family_codes.school_id and members.person_id = student_id and not archived
    join people on people.id = student_id
  where family_codes.school_id = $1 and family_codes.state = 'active'
    and ($2::uuid[] is null or family_codes.id = any ($2))
  group by family_codes.id, schools.id
  order by min(name_key), family_codes.id`;

export const loadLetters = async (
  client: PoolClient,
  schoolUuid: string,
  which: 'all' | ReadonlyArray<string>,
): Promise<ReadonlyArray<SealedLetter>> => {
  const ids = which === 'all' ? null : which.filter(isUuid);
  return (await client.query<SealedLetter>(LETTERS, [schoolUuid, ids])).rows;
};
