import type { Member } from '@bloomz/onboarding-core';
import { nameKey } from '../lists/name-key.ts';
import { auditStage } from './audit.ts';
import { fillStage, type Stage } from './stage.ts';
import type { Write } from './writing.ts';

const stageFor = ({ personUuid }: Write): Stage<Member> => ({
  table: 'stage_members',
  columns: {
    person_id: 'uuid',
    clever_id: 'text',
    first_name: 'text',
    last_name: 'text',
    email: 'text',
    phone: 'text',
    language: 'text',
    role: 'text',
    state: 'text',
    archived: 'boolean',
    name_key: 'text',
  },
  toCells: (m) => [
    personUuid(m.userId),
    m.userId,
    m.firstName,
    m.lastName,
    m.email,
    m.phone,
    m.language,
    m.role,
    m.state,
    m.archived,
    nameKey(m),
  ],
});

/**
 * Schools that share people write them in the same order, so they wait for each other instead of deadlocking. A change
 * of somebody's place in one school alone leaves the person as another school may have written it meanwhile.
 */
const MERGE_PEOPLE = `
  insert into people as held (id, district_id, clever_id, first_name, last_name, email, phone, language)
  select person_id, $1::uuid, clever_id, first_name, last_name, email, phone, language
  from stage_members
  where change in ('created', 'restored') or fields && '{firstName,lastName,email,phone,language}'
  order by person_id
  on conflict (id) do update set
    first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email, phone = excluded.phone,
    language = excluded.language
  where (held.first_name, held.last_name, held.email, held.phone, held.language)
    is distinct from (excluded.first_name, excluded.last_name, excluded.email, excluded.phone,
      excluded.language)`;

/** Who is new, comes back or is renamed: only then is the name that was read newer than the one that is held. */
const NAMES_ANEW = `(staged.change in ('created', 'restored') or staged.fields && '{firstName,lastName}')`;

/**
 * Every place of a person carries the name that lists are sorted by, also those in other schools. All are written in one
 * statement and in one order, so that two schools that rename the same people do not deadlock. An empty name keeps the
 * one that is held.
 */
const MERGE_MEMBERS = `
  insert into members as held (school_id, person_id, district_id, user_id, role, state, archived, name_key)
  select * from (
    select $2::uuid as school_id, person_id, $1::uuid, clever_id, role, state, archived,
      case when ${NAMES_ANEW} then name_key else '' end
    from stage_members staged
    union all
    select other.school_id, other.person_id, other.district_id, other.user_id, other.role, other.state,
      other.archived, staged.name_key
    from stage_members staged join members other on other.person_id = staged.person_id
    where other.school_id <> $2 and other.name_key <> staged.name_key and ${NAMES_ANEW}
  ) merged
  order by person_id, school_id
  on conflict (school_id, person_id) do update set
    role = case when held.school_id = $2 then excluded.role else held.role end,
    state = case when held.school_id = $2 then excluded.state else held.state end,
    archived = case when held.school_id = $2 then excluded.archived else held.archived end,
    name_key = coalesce(nullif(excluded.name_key, ''), held.name_key)
  where held.name_key <> coalesce(nullif(excluded.name_key, ''), held.name_key) or held.school_id = $2
    and (held.role, held.state, held.archived) is distinct from (excluded.role, excluded.state, excluded.archived)`;

export const mergeMembers = async (write: Write): Promise<void> => {
  const { members } = write.application.changes;
  if (members.length === 0) return;
  await fillStage(write.client, stageFor(write), members);
  await write.client.query(MERGE_PEOPLE, [write.districtUuid]);
  await write.client.query(MERGE_MEMBERS, [write.districtUuid, write.schoolUuid]);
  await auditStage(write, { kind: 'member', stage: 'stage_members', idColumn: 'person_id', personColumn: 'person_id' });
};
