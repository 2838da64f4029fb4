import type { Membership } from '@bloomz/onboarding-core';
import { auditStage } from './audit.ts';
import { refuseIfAny } from './inconsistent.ts';
import { fillStage, type Stage } from './stage.ts';
import type { Write } from './writing.ts';

const stageFor = ({ sectionUuid, personUuid }: Write): Stage<Membership> => ({
  table: 'stage_memberships',
  columns: { class_id: 'uuid', person_id: 'uuid', role: 'text', by_hand: 'boolean' },
  toCells: (m) => [sectionUuid(m.sectionId), personUuid(m.userId), m.role, m.byHand],
});

const MERGE = `
  insert into memberships as held (class_id, person_id, district_id, role, by_hand, ended_at)
  select class_id, person_id, $1::uuid, role, by_hand, case when change = 'archived' then $2::timestamptz end
  from stage_memberships order by class_id, person_id
  on conflict (class_id, person_id) do update set
    role = excluded.role, by_hand = excluded.by_hand, ended_at = excluded.ended_at
  where (held.role, held.by_hand, held.ended_at is null)
    is distinct from (excluded.role, excluded.by_hand, excluded.ended_at is null)`;

/** Foreign keys would check row by row, which costs more than the whole merge; this checks all rows at once. */
const OF_NOBODY = `
  select from stage_memberships staged
  where not exists (select from classes where id = class_id and school_id = $1)
    or not exists (select from members where school_id = $1 and members.person_id = staged.person_id)
  limit 1`;

export const mergeMemberships = async (write: Write): Promise<void> => {
  const { memberships } = write.application.changes;
  if (memberships.length === 0) return;
  await fillStage(write.client, stageFor(write), memberships);
  await refuseIfAny(write.client, OF_NOBODY, [write.schoolUuid], 'MembershipOfNobody');
  await write.client.query(MERGE, [write.districtUuid, write.application.at]);
  await auditStage(write, {
    kind: 'membership',
    stage: 'stage_memberships',
    idColumn: 'class_id',
    personColumn: 'person_id',
  });
};
