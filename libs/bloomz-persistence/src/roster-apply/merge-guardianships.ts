import type { Guardianship } from '@bloomz/onboarding-core';
import { auditStage } from './audit.ts';
import { refuseIfAny } from './inconsistent.ts';
import { fillStage, type Stage } from './stage.ts';
import type { Write } from './writing.ts';

const stageFor = ({ personUuid }: Write): Stage<Guardianship> => ({
  table: 'stage_guardianships',
  columns: { parent_id: 'uuid', student_id: 'uuid', relationship: 'text', type: 'text' },
  toCells: (g) => [personUuid(g.parentId), personUuid(g.studentId), g.relationship, g.type],
});

const MERGE = `
  insert into guardianships as held (school_id, parent_id, student_id, district_id, relationship, type, ended_at)
  select $2::uuid, parent_id, student_id, $1::uuid, relationship, type,
    case when change = 'archived' then $3::timestamptz end
  from stage_guardianships order by parent_id, student_id
  on conflict (school_id, parent_id, student_id) do update set
    relationship = excluded.relationship, type = excluded.type, ended_at = excluded.ended_at
  where (held.relationship, held.type, held.ended_at is null)
    is distinct from (excluded.relationship, excluded.type, excluded.ended_at is null)`;

const OF_NOBODY = `
  select from stage_guardianships staged
  where not exists (select from members where school_id = $1 and members.person_id = staged.parent_id)
    or not exists (select from members where school_id = $1 and members.person_id = staged.student_id)
  limit 1`;

/** An end is kept with its time; the audit entry is about the child and names the adult. */
export const mergeGuardianships = async (write: Write): Promise<void> => {
  const { client, districtUuid, schoolUuid, application } = write;
  const { guardianships } = application.changes;
  if (guardianships.length === 0) return;
  await fillStage(client, stageFor(write), guardianships);
  await refuseIfAny(client, OF_NOBODY, [schoolUuid], 'GuardianshipOfNobody');
  await client.query(MERGE, [districtUuid, schoolUuid, application.at]);
  await auditStage(write, {
    kind: 'guardianship',
    stage: 'stage_guardianships',
    idColumn: 'student_id',
    personColumn: 'parent_id',
  });
};
