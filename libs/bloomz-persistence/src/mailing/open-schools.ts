import { roomIn, type SchoolPause, type Wave, waveAt } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';
import { withTimes } from '../database/with-times.ts';
import { addSchools, type HeldWave, isSameWave, toWave, WAVE, writeWaves } from './waves.ts';

/** What a school gives at a moment: so many invitations, and news of joins or not. */
export type OpenSchool = { readonly id: string; readonly room: number; readonly news: boolean };

/** From school to school along the index, however many mails each has. */
const SCHOOLS = `
  with recursive waiting as (
    (select school_id from outbox order by school_id limit 1)
    union all
    select (select school_id from outbox where outbox.school_id > waiting.school_id order by school_id limit 1)
    from waiting where waiting.school_id is not null
  )
  select school_id as id from waiting where school_id is not null`;

/** Only a young wave asks how many are under way. */
const LOCK = `
  select ${WAVE}, connection = 'connected' as connected,
    exists (select from outbox where outbox.school_id = school_mail.school_id and kind = 'invitation') as waiting,
    case when stage < 2 then (
      select count(*)::int from outbox
      where outbox.school_id = school_mail.school_id and kind = 'invitation' and claimed_until > $2) else 0 end as "inHand"
  from school_mail join districts on districts.id = district_id
  where school_id = any ($1::uuid[]) or wave_began_at is not null
  order by school_id for update of school_mail`;

type Row = Omit<Wave, 'paused'> & {
  readonly schoolId: string;
  readonly paused: SchoolPause | null;
  readonly connected: boolean;
  readonly waiting: boolean;
  readonly inHand: number;
};

/** Brings the waves of all schools up to date, and says what each gives. Nothing leaves a frozen district. */
export const openSchools = async (client: PoolClient, now: Date): Promise<ReadonlyArray<OpenSchool>> => {
  const waiting = (await client.query<{ readonly id: string }>(SCHOOLS)).rows.map(({ id }) => id);
  await addSchools(client, waiting);
  const rows = await withTimes<Row>(client, LOCK, [waiting, now]);
  const changed: HeldWave[] = [];
  const open = rows.map((row): OpenSchool => {
    const [before, after] = [toWave(row), waveAt(toWave(row), row.waiting, now)];
    if (!isSameWave(before, after)) changed.push({ schoolId: row.schoolId, wave: after });
    return {
      id: row.schoolId,
      room: row.connected ? roomIn(after, row.inHand) : 0,
      news: row.connected && after.paused !== 'by-hand',
    };
  });
  await writeWaves(client, changed, now);
  return open.filter(({ room, news }) => room > 0 || news);
};
