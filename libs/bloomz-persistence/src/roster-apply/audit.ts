import { toActorColumns } from '../actor-columns.ts';
import type { Write } from './writing.ts';

/** An entry's subject: which column of the stage is its id, and which names the person, if one is concerned. */
type Subject = {
  readonly kind: 'class' | 'member' | 'membership' | 'guardianship' | 'invitation';
  readonly stage: string;
  readonly idColumn: string;
  readonly personColumn: string | null;
};

/** One entry per staged change, written by the database from the same rows. */
export const auditStage = async (write: Write, { kind, stage, idColumn, personColumn }: Subject): Promise<void> => {
  await write.client.query(
    `insert into audit_entries
       (district_id, school_id, run_id, at, actor_kind, actor_user_id, subject_kind, subject_id, person_id, change, fields)
     select $1::uuid, $2::uuid, $3::text, $4::timestamptz, $5::text, $6::text, '${kind}', ${idColumn}, ${personColumn ?? 'null::uuid'}, change, fields
     from ${stage}`,
    commonValues(write),
  );
};

export const auditSchoolName = async (write: Write): Promise<void> => {
  await write.client.query(
    `insert into audit_entries
       (district_id, school_id, run_id, at, actor_kind, actor_user_id, subject_kind, subject_id, change, fields)
     values ($1, $2, $3, $4, $5, $6, 'school', $2, 'updated', '{name}')`,
    commonValues(write),
  );
};

const commonValues = ({ districtUuid, schoolUuid, application }: Write): unknown[] => {
  const { actorKind, actorUserId } = toActorColumns(application.actor);
  return [districtUuid, schoolUuid, application.run?.id ?? null, application.at, actorKind, actorUserId];
};
