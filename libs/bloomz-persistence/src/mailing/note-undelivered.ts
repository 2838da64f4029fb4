import { type CodeVault, isMailable, type MailRules, type Undelivered } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';
import { audit } from '../joining/audit.ts';
import { bounceInvitations } from './end-invitations.ts';
import { countBounce } from './settle-mails.ts';

const LOCK = `
  select invitations.school_id as "schoolId", person_id as "personId", email, sent_at >= wave_began_at as "inWave"
  from invitations join people on people.id = person_id
    left join school_mail on school_mail.school_id = invitations.school_id
  where invitations.id = $1 and generation = $2 for update of invitations`;

const SUPPRESS = `
  insert into mail_suppressions (address_digest, reason, at) values ($1, $2, $3)
  on conflict (address_digest) do nothing`;
const UNQUEUE = `delete from outbox where kind = 'invitation' and ref = $1`;

type Row = {
  readonly schoolId: string;
  readonly personId: string;
  readonly email: string | null;
  readonly inWave: boolean | null;
};
type Context = { readonly at: Date; readonly rules: MailRules; readonly vault: CodeVault };

/** Whether it ended the invitation. */
export const noteUndelivered = async (
  client: PoolClient,
  { mail: { invitationId, generation }, kind, reason }: Undelivered,
  { at, rules, vault }: Context,
): Promise<boolean> => {
  const [row] = (await client.query<Row>(LOCK, [invitationId, generation])).rows;
  if (row === undefined) return false;
  const { schoolId, personId, email, inWave } = row;
  if (kind === 'complaint' && isMailable(email)) await client.query(SUPPRESS, [vault.digestAddress(email), reason, at]);
  const ended = await bounceInvitations(client, [{ id: invitationId, reason }]);
  if (ended.length === 0) return false;
  await client.query(UNQUEUE, [invitationId]);
  if (inWave === true) await countBounce(client, schoolId, { at, rules });
  const entry = { schoolId, kind: 'invitation', id: invitationId, personId, change: 'updated' } as const;
  await audit(client, [{ ...entry, fields: ['state'] }], { at, actorKind: 'operator', actorUserId: null });
  return true;
};
