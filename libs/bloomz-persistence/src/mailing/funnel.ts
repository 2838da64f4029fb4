import type { FunnelRow, SchoolMail, SchoolPause, Unreached } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';
import { readService } from './mail-service.ts';

const COUNTED = `
  purpose, invitations.state, case when invitations.state = 'bounced' then reason end as reason, count(*)::int as count`;

const SUMS = `
  select null as "classId", null as "className", ${COUNTED}
  from invitations where school_id = $1 group by 3, 4, 5`;

/** A parent counts where the children are, a teacher where they teach: somebody may be both. */
const BY_CLASS = `
  select classes.id as "classId", classes.name as "className", ${COUNTED}
  from classes join memberships on class_id = classes.id and ended_at is null and memberships.role <> 'student'
    join invitations on invitations.school_id = classes.school_id and invitations.person_id = memberships.person_id
      and (purpose = 'parent') = (memberships.role = 'parent')
  where classes.school_id = $1 and classes.state = 'active'
  group by classes.id, 3, 4, 5 order by classes.name_key, classes.id`;

export const readFunnel = async (
  client: PoolClient,
  schoolUuid: string,
  byClass: boolean,
): Promise<ReadonlyArray<FunnelRow>> => {
  const sums = (await client.query<FunnelRow>(SUMS, [schoolUuid])).rows;
  return byClass ? [...sums, ...(await client.query<FunnelRow>(BY_CLASS, [schoolUuid])).rows] : sums;
};

const MAIL = `
  select (select paused from school_mail where school_id = $1) as paused,
    (select count(*) from outbox where school_id = $1)::int as waiting`;

/** What holds everywhere is kept out of sight of a school; asked as the system. */
export const readSchoolMail = async (client: PoolClient, schoolUuid: string): Promise<SchoolMail> => {
  const { pausedSince, trouble } = await readService(client);
  const { rows } = await client.query<{ paused: SchoolPause | null; waiting: number }>(MAIL, [schoolUuid]);
  const { paused = null, waiting = 0 } = rows[0] ?? {};
  return { paused: pausedSince === null ? paused : 'everywhere', trouble, waiting };
};

/** Staff are not invited unless asked for: whoever has no invitation is no problem. */
const UNREACHED = `
  select people.clever_id as "userId", first_name as "firstName", last_name as "lastName", members.role, email,
    array(
      select classes.name from memberships join classes on classes.id = class_id
      where memberships.person_id = members.person_id and classes.school_id = $1 and classes.state = 'active'
        and ended_at is null order by classes.name_key, classes.id) as "classNames",
    invitations.state, reason
  from members join people on people.id = members.person_id
    left join invitations on invitations.school_id = $1 and invitations.person_id = members.person_id
      and purpose = members.role
  where members.school_id = $1 and not archived and members.state <> 'joined'
    and (invitations.state in ('bounced', 'expired') or (invitations.id is null and members.role in ('teacher', 'parent')))
  order by members.name_key, members.user_id`;

export const readUnreached = async (client: PoolClient, schoolUuid: string): Promise<ReadonlyArray<Unreached>> =>
  (await client.query<Unreached>(UNREACHED, [schoolUuid])).rows;
