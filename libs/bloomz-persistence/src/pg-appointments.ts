import type { Appointments } from '@bloomz/onboarding-core';
import { toActorColumns } from './actor-columns.ts';
import { attempt } from './database/attempt.ts';
import type { Database } from './database/database.ts';
import { districtUuid, personUuid, schoolUuid } from './ids.ts';

/** Changes something or nothing, and says in the audit trail only the former. */
const AUDITED = `
  insert into audit_entries
    (district_id, school_id, at, actor_kind, actor_user_id, subject_kind, subject_id, person_id, change, fields)
  select $1, $2, $4, $5, $6, 'appointment', $3, $3, $7, '{role}' from changed`;

const APPOINT = `
  with changed as (
    insert into appointments as held (district_id, school_id, person_id, role) values ($1, $2, $3, $8)
    on conflict (school_id, person_id) do update set role = excluded.role where held.role <> excluded.role
    returning role
  ) ${AUDITED}`;

const DISMISS = `
  with changed as (delete from appointments where district_id = $1 and school_id = $2 and person_id = $3 returning role)
  ${AUDITED}`;

/** Appointments in PostgreSQL, in a table that no import touches. */
export const makePgAppointments = ({ write }: Database): Appointments => ({
  appoint: (school, userId, appointment, { actor, at }) =>
    attempt(async () => {
      const { actorKind, actorUserId } = toActorColumns(actor);
      const subject = [districtUuid(school.districtId), schoolUuid(school), personUuid(school.districtId, userId)];
      const by = [...subject, at, actorKind, actorUserId];
      await write(({ client }) =>
        appointment === null
          ? client.query(DISMISS, [...by, 'archived'])
          : client.query(APPOINT, [...by, 'updated', appointment]),
      );
    }),
});
