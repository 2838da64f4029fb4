import type { PoolClient } from 'pg';
import type { ActorColumns } from '../actor-columns.ts';

/** One entry of the trail: about what, whom it concerns, and which fields. Never a value. */
export type Entry = {
  readonly schoolId: string;
  readonly kind: 'invitation' | 'member' | 'guardianship' | 'family-code';
  readonly id: string;
  readonly personId: string | null;
  readonly change: 'created' | 'updated' | 'archived';
  readonly fields: ReadonlyArray<string>;
};

const WRITE = `
  insert into audit_entries
    (district_id, school_id, at, actor_kind, actor_user_id, subject_kind, subject_id, person_id, change, fields)
  select schools.district_id, entry.school, $2::timestamptz, $3::text, $4::text, entry.kind, entry.id, entry.person,
    entry.change, entry.fields
  from json_to_recordset($1::json) as entry
    (school uuid, kind text, id uuid, person uuid, change text, fields text[]) join schools on schools.id = entry.school`;

export const audit = async (
  client: PoolClient,
  entries: ReadonlyArray<Entry>,
  { at, actorKind, actorUserId }: ActorColumns & { readonly at: Date },
): Promise<void> => {
  const rows = entries.map(({ schoolId, kind, id, personId, change, fields }) => ({
    ...{ school: schoolId, kind, id, person: personId, change, fields },
  }));
  await client.query(WRITE, [JSON.stringify(rows), at, actorKind, actorUserId]);
};

export const byAccount = (accountId: string): ActorColumns => ({ actorKind: 'account', actorUserId: accountId });
