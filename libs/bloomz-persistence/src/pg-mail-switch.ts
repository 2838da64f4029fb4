import { type MailSwitch, resumed, type SchoolPause, type SchoolPlace } from '@bloomz/invitation-core';
import { pipe, TE } from '@bloomz/kernel';
import type { Actor, DistrictId, SchoolId } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import { asSystem } from './access/as-system.ts';
import { toActorColumns } from './actor-columns.ts';
import { attempt } from './database/attempt.ts';
import type { Database } from './database/database.ts';
import { schoolUuid } from './ids.ts';
import { pauseService, resumeService } from './mailing/mail-service.ts';
import { addSchools, lockWaves, writeWaves } from './mailing/waves.ts';

type Write = { readonly actor: Parameters<MailSwitch['pause']>[1]['actor']; readonly at: Date };

const uuidOf = ({ districtId, schoolId }: SchoolPlace): string =>
  schoolUuid({ districtId: districtId as DistrictId, schoolId: schoolId as SchoolId });

const AUDIT = `
  insert into audit_entries
    (district_id, school_id, at, actor_kind, actor_user_id, subject_kind, subject_id, change, fields)
  select district_id, id, $2, $3, $4, 'mail', id, 'updated', '{paused}' from schools where id = $1`;

const turn = async (client: PoolClient, schoolId: string, to: 'on' | 'off', { actor, at }: Write): Promise<void> => {
  await addSchools(client, [schoolId]);
  const [held] = await lockWaves(client, [schoolId]);
  if (held === undefined || (to === 'off' ? held.wave.paused !== null : held.wave.paused === null)) return;
  const wave = to === 'off' ? { ...held.wave, paused: 'by-hand' as const } : resumed(held.wave);
  await writeWaves(client, [{ schoolId, wave }], at);
  const { actorKind, actorUserId } = toActorColumns(actor as Actor);
  await client.query(AUDIT, [schoolId, at, actorKind, actorUserId]);
};

const PAUSED = `select paused from school_mail where school_id = $1`;

/** Pauses in PostgreSQL, next to what they hold back. */
export const makePgMailSwitch = (database: Database): MailSwitch => {
  const system = asSystem(database);
  const turnSchool = (school: SchoolPlace, to: 'on' | 'off', by: Write) =>
    attempt(() => database.write(({ client }) => turn(client, uuidOf(school), to, by)));
  const done = TE.map(() => undefined);
  return {
    pause: (scope, by) =>
      scope === 'everywhere'
        ? done(system.write((client) => pauseService(client, by.at)))
        : done(turnSchool(scope, 'off', by)),
    resume: (scope, by) =>
      scope === 'everywhere' ? done(system.write(resumeService)) : done(turnSchool(scope, 'on', by)),
    pausedAt: (school) =>
      pipe(
        attempt(() =>
          database.read((client) => client.query<{ paused: SchoolPause | null }>(PAUSED, [uuidOf(school)])),
        ),
        TE.map(({ rows }) => rows[0]?.paused ?? null),
      ),
  };
};
