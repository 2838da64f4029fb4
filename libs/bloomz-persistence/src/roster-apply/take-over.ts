import { invitationUuid } from '../ids.ts';
import type { Write } from './writing.ts';

const PURPOSES = ['teacher', 'staff', 'parent'] as const;

const STAGE = `
  create temp table handed (
    to_id uuid, from_id uuid, generation int, code_digest text, link_digest text, sealed text, expires_at timestamptz(3),
    sent_at timestamptz(3), joined_at timestamptz(3), resent_at timestamptz[], reason text, used_digest text, used_by uuid
  ) on commit drop`;

const COLUMNS = `
  code_digest, link_digest, sealed, expires_at, sent_at, joined_at, resent_at, reason, used_digest, used_by`;

const TAKE = `
  insert into handed (to_id, from_id, generation, ${COLUMNS})
  select to_id, from_id, generation, ${COLUMNS}
  from unnest($1::uuid[], $2::uuid[]) as pair (from_id, to_id)
    join invitations on invitations.id = pair.from_id and invitations.school_id = $3`;

/** No two rows may have one digest, so the old one gives them up first. */
const GIVE_UP = `
  update invitations set code_digest = null, link_digest = null, sealed = null, used_digest = null, used_by = null
  from handed where invitations.id = handed.from_id`;

/** A mail that is being handed over at this very moment is noted where its row is now. */
const MOVE_MAIL = `
  update outbox set ref = handed.to_id from handed
  where kind = 'invitation' and ref = handed.from_id
    and not exists (select from outbox other where other.kind = 'invitation' and other.ref = handed.to_id)`;

const isUsable = `held.state in ('planned', 'queued', 'sent')`;
const whileUsable = (column: string): string => `${column} = case when ${isUsable} then handed.${column} end`;

const GIVE = `
  update invitations held set
    generation = handed.generation, resent_at = handed.resent_at, joined_at = handed.joined_at,
    sent_at = case when held.sent_at is not null then coalesce(handed.sent_at, held.sent_at) end,
    ${['code_digest', 'link_digest', 'sealed', 'expires_at'].map(whileUsable).join(', ')},
    reason = case when held.state in ('bounced', 'revoked') then handed.reason end,
    used_digest = handed.used_digest, used_by = handed.used_by
  from handed where held.id = handed.to_id and held.id in (select id from stage_invitations)`;

/** Before the invitations of successors are written: what the old ids' mails hold is put aside. */
export const handedOut = async ({ client, school, schoolUuid, application }: Write): Promise<void> => {
  const { successions } = application.changes;
  if (successions.length === 0) return;
  const pairs = successions.flatMap(({ from, to }) =>
    PURPOSES.map((purpose) => [invitationUuid(school, from, purpose), invitationUuid(school, to, purpose)] as const),
  );
  await client.query(STAGE);
  await client.query(TAKE, [pairs.map(([from]) => from), pairs.map(([, to]) => to), schoolUuid]);
  await client.query(GIVE_UP);
  await client.query(MOVE_MAIL);
};

/** After that: the code that somebody has in a mail works on under the new id, and nothing is sent again. */
export const takeOver = async ({ client, application }: Write): Promise<void> => {
  if (application.changes.successions.length > 0) await client.query(GIVE);
};
