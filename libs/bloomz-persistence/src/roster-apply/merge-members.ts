import type { Member } from '@bloomz/onboarding-core';
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
    role: 'text',
    state: 'text',
    archived: 'boolean',
  },
  toCells: (m) => [
    personUuid(m.userId),
    m.userId,
    m.firstName,
    m.lastName,
    m.email,
    m.phone,
    m.role,
    m.state,
    m.archived,
  ],
});

/**
 * Schools that share people write them in the same order, so they wait for each other instead of deadlocking. A change
 * of somebody's place in one school alone leaves the person as another school may have written it meanwhile.
 */
const MERGE_PEOPLE = `
  insert into people as held (id, district_id, clever_id, first_name, last_name, email, phone)
  select person_id, $1::uuid, clever_id, first_name, last_name, email, phone
  from stage_members
  where change in ('created', 'restored') or fields && '{firstName,lastName,email,phone}'
  order by person_id
  on conflict (id) do update set
    first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email, phone = excluded.phone
  where (held.first_name, held.last_name, held.email, held.phone)
    is distinct from (excluded.first_name, excluded.last_name, excluded.email, excluded.phone)`;

const MERGE_MEMBERS = `
  insert into members as held (school_id, person_id, district_id, role, state, archived)
  select $2::uuid, person_id, $1::uuid, role, state, archived
  from stage_members order by person_id
  on conflict (school_id, person_id) do update set
    role = excluded.role, state = excluded.state, archived = excluded.archived
  where (held.role, held.state, held.archived) is distinct from (excluded.role, excluded.state, excluded.archived)`;

export const mergeMembers = async (write: Write): Promise<void> => {
  const { members } = write.application.changes;
  if (members.length === 0) return;
  await fillStage(write.client, stageFor(write), members);
  await write.client.query(MERGE_PEOPLE, [write.districtUuid]);
  await write.client.query(MERGE_MEMBERS, [write.districtUuid, write.schoolUuid]);
  await auditStage(write, { kind: 'member', stage: 'stage_members', idColumn: 'person_id', personColumn: 'person_id' });
};
