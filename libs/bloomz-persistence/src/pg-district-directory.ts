import { O, pipe, TE } from '@bloomz/kernel';
import type { District, DistrictDirectory } from '@bloomz/onboarding-core';
import { toActorColumns } from './actor-columns.ts';
import { attempt } from './database/attempt.ts';
import type { Database } from './database/database.ts';
import { districtUuid } from './ids.ts';

/** Of each school the latest run that had an effect, which an index finds; a run asks Clever when it starts. */
const FIND = `
  select districts.clever_id as id, districts.name, connection, disconnected_at as "disconnectedAt",
    (select count(*)::int from schools where district_id = districts.id) as schools, (
      select max(latest.started_at) from schools cross join lateral (
        select started_at from runs
        where school_id = schools.id and state in ('applied', 'held', 'closed', 'outdated')
        order by started_at desc limit 1
      ) latest
      where schools.district_id = districts.id
    ) as "lastReadAt"
  from districts where districts.id = $1`;

/** Every school moves on with its district, so that an import that is being planned is not applied to a frozen one. */
const SET_CONNECTION = `
  with changed as (
    update districts set connection = $2, disconnected_at = case when $2 = 'disconnected' then $3::timestamptz end
    where id = $1 and connection <> $2
    returning id
  ), moved as (
    update schools set version = version + 1 where district_id in (select id from changed)
  )
  insert into audit_entries (district_id, at, actor_kind, actor_user_id, subject_kind, subject_id, change, fields)
  select id, $3::timestamptz, $4, $5, 'district', id, $2, '{connection}' from changed`;

export const makePgDistrictDirectory = ({ read, write }: Database): DistrictDirectory => ({
  find: (districtId) =>
    pipe(
      attempt(() => read((client) => client.query<District>(FIND, [districtUuid(districtId)]))),
      TE.map(({ rows }) => O.fromNullable(rows[0])),
    ),
  setConnection: (districtId, connection, { actor, at }) =>
    attempt(async () => {
      const { actorKind, actorUserId } = toActorColumns(actor);
      const values = [districtUuid(districtId), connection, at, actorKind, actorUserId];
      await write(({ client }) => client.query(SET_CONNECTION, values));
    }),
});
