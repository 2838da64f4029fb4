import type { Invitation } from '@bloomz/onboarding-core';
import { FIRST_GENERATION, invitationUuid } from '../ids.ts';
import { auditStage } from './audit.ts';
import { refuseIfAny } from './inconsistent.ts';
import { fillStage, type Stage } from './stage.ts';
import { handedOut, takeOver } from './take-over.ts';
import type { Write } from './writing.ts';

const stageFor = ({ school, personUuid }: Write): Stage<Invitation> => ({
  table: 'stage_invitations',
  columns: { id: 'uuid', person_id: 'uuid', purpose: 'text', state: 'text', was_sent: 'boolean' },
  toCells: (i) => [invitationUuid(school, i.userId, i.purpose), personUuid(i.userId), i.purpose, i.state, i.wasSent],
});

const OF_NOBODY = `
  select from stage_invitations staged
  where not exists (select from members where school_id = $1 and members.person_id = staged.person_id)
  limit 1`;

/** Secrets outlive no state in which somebody can join with them. */
const USABLE = `excluded.state in ('planned', 'queued', 'sent')`;
const kept = (column: string): string => `${column} = case when ${USABLE} then held.${column} end`;

const MERGE = `
  insert into invitations as held (id, district_id, school_id, person_id, purpose, generation, state, sent_at)
  select id, $1::uuid, $2::uuid, person_id, purpose, ${FIRST_GENERATION}, state, case when was_sent then $3::timestamptz end
  from stage_invitations order by id
  on conflict (id) do update set
    state = excluded.state,
    sent_at = case when excluded.sent_at is not null then coalesce(held.sent_at, excluded.sent_at) end,
    ${['code_digest', 'link_digest', 'sealed', 'expires_at'].map(kept).join(', ')},
    reason = case when excluded.state = 'bounced' then held.reason end
  where (held.state, held.sent_at is null) is distinct from (excluded.state, excluded.sent_at is null)`;

const QUEUE = `
  insert into outbox (district_id, school_id, kind, ref, created_at)
  select $1::uuid, $2::uuid, 'invitation', id, $3::timestamptz
  from stage_invitations where state = 'queued' order by id
  on conflict (ref, kind) do nothing`;

const UNQUEUE = `
  delete from outbox using stage_invitations staged
  where kind = 'invitation' and ref = staged.id and staged.state <> 'queued'`;

/** What becomes queued waits in the outbox from the same moment; what is revoked before it is sent waits no longer. */
export const mergeInvitations = async (write: Write): Promise<void> => {
  const { client, districtUuid, schoolUuid, application } = write;
  if (application.changes.invitations.length === 0) return;
  await fillStage(client, stageFor(write), application.changes.invitations);
  await refuseIfAny(client, OF_NOBODY, [schoolUuid], 'InvitationOfNobody');
  await handedOut(write);
  await client.query(MERGE, [districtUuid, schoolUuid, application.at]);
  await takeOver(write);
  await client.query(QUEUE, [districtUuid, schoolUuid, application.at]);
  await client.query(UNQUEUE);
  await auditStage(write, {
    kind: 'invitation',
    stage: 'stage_invitations',
    idColumn: 'id',
    personColumn: 'person_id',
  });
};
