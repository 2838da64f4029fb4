import type { SchoolPause, Wave } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';
import { withTimes } from '../database/with-times.ts';

/** A school's wave as it is kept. */
export type HeldWave = { readonly schoolId: string; readonly wave: Wave };

type WaveRow = Omit<Wave, 'paused'> & { readonly schoolId: string; readonly paused: SchoolPause | null };

export const WAVE = `
  school_mail.school_id as "schoolId", wave_began_at as "beganAt", school_mail.stage, school_mail.handed,
  school_mail.bounced, gate_at as "gateAt", school_mail.paused`;

export const toWave = <Row extends Omit<WaveRow, 'schoolId'>>({
  beganAt,
  stage,
  handed,
  bounced,
  gateAt,
  paused,
}: Row): Wave => ({
  ...{ beganAt, stage, handed, bounced, gateAt, paused },
});

const ADD = `
  insert into school_mail (school_id, district_id)
  select id, district_id from schools where id = any ($1::uuid[]) order by id
  on conflict (school_id) do nothing`;

/** So that there is something to lock. */
export const addSchools = (client: PoolClient, schoolIds: ReadonlyArray<string>): Promise<unknown> =>
  client.query(ADD, [schoolIds]);

const LOCK = `select ${WAVE} from school_mail where school_id = any ($1::uuid[]) order by school_id for update`;

export const lockWaves = async (
  client: PoolClient,
  schoolIds: ReadonlyArray<string>,
): Promise<ReadonlyArray<HeldWave>> => {
  const rows = await withTimes<WaveRow>(client, LOCK, [schoolIds]);
  return rows.map((row) => ({ schoolId: row.schoolId, wave: toWave(row) }));
};

const WRITE = `
  update school_mail set wave_began_at = fresh.began_at, stage = fresh.stage, handed = fresh.handed,
    bounced = fresh.bounced, gate_at = fresh.gate_at, paused = fresh.paused,
    paused_at = case when fresh.paused is null then null else coalesce(paused_at, $2) end
  from json_to_recordset($1::json) as fresh
    (id uuid, began_at timestamptz, stage int, handed int, bounced int, gate_at timestamptz, paused text)
  where school_id = fresh.id`;

export const writeWaves = async (client: PoolClient, waves: ReadonlyArray<HeldWave>, at: Date): Promise<void> => {
  if (waves.length === 0) return;
  const rows = waves.map(({ schoolId, wave: { beganAt, stage, handed, bounced, gateAt, paused } }) => ({
    ...{ id: schoolId, began_at: beganAt, stage, handed, bounced, gate_at: gateAt, paused },
  }));
  await client.query(WRITE, [JSON.stringify(rows), at]);
};

export const isSameWave = (one: Wave, other: Wave): boolean => JSON.stringify(one) === JSON.stringify(other);
