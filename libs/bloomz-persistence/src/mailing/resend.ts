import {
  type DeskWrite,
  type HeldInvitation,
  invitationEnd,
  type Resent,
  type ResendVerdict,
  type ResendWish,
} from '@bloomz/invitation-core';
import type { Actor } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import { toActorColumns } from '../actor-columns.ts';
import { withTimes } from '../database/with-times.ts';
import { audit } from '../joining/audit.ts';
import { isUuid } from '../lists/cursor.ts';
import { HELD } from './held-invitations.ts';

const LOCK = `
  select ${HELD}, person_id as "personId" from invitations join people on people.id = person_id
  where invitations.school_id = $1 and ($2::uuid[] is null or invitations.id = any ($2))
    and ($2::uuid[] is not null or invitations.state in ('sent', 'bounced', 'expired'))
    and ($3::text is null or invitations.state = $3) and ($4::text is null or purpose = $4)
  order by invitations.id for update of invitations`;

const AGAIN = `
  update invitations set state = 'queued', reason = null, resent_at = resent_at || $2::timestamptz,
    generation = generation + again.renewed::int, expires_at = case when again.renewed then null else $3::timestamptz end
  from json_to_recordset($1::json) as again (id uuid, renewed boolean) where invitations.id = again.id`;

const QUEUE = `
  insert into outbox (district_id, school_id, kind, ref, created_at)
  select district_id, school_id, 'invitation', id, $2 from invitations where id = any ($1::uuid[]) order by id
  on conflict (ref, kind) do nothing`;

type Locked = HeldInvitation & { readonly personId: string };
type Judged = { readonly held: Locked; readonly verdict: ResendVerdict };
export type Judge = (held: HeldInvitation) => ResendVerdict;

const auditResent = (
  client: PoolClient,
  schoolId: string,
  judged: ReadonlyArray<Judged>,
  { actor, at }: DeskWrite,
): Promise<void> =>
  audit(
    client,
    judged.map(({ held, verdict }) => ({
      ...{ schoolId, kind: 'invitation', id: held.id, personId: held.personId, change: 'updated' },
      fields: verdict.outcome === 'queued' && verdict.renewed ? ['state', 'code', 'resentAt'] : ['state', 'resentAt'],
    })),
    { at, ...toActorColumns(actor as Actor) },
  );

/** Judged and queued in one go; ids that the school does not have are none of its business. */
export const resendInvitations = async (
  client: PoolClient,
  schoolId: string,
  { wish, judge }: { readonly wish: ResendWish; readonly judge: Judge },
  write: DeskWrite,
): Promise<ReadonlyArray<Resent>> => {
  const ids = wish.ids?.filter(isUuid).map((id) => id.toLowerCase()) ?? null;
  const values = [schoolId, ids, wish.state ?? null, wish.purpose ?? null];
  const rows = await withTimes<Locked>(client, LOCK, values);
  const judged = rows.map((held): Judged => ({ held, verdict: judge(held) }));
  const again = judged.filter(({ verdict }) => verdict.outcome === 'queued');
  const renewals = again.map(({ held: { id }, verdict }) => ({ id, renewed: 'renewed' in verdict && verdict.renewed }));
  if (again.length > 0) {
    await client.query(AGAIN, [JSON.stringify(renewals), write.at, invitationEnd(write.at)]);
    await client.query(QUEUE, [renewals.map(({ id }) => id), write.at]);
    await auditResent(client, schoolId, again, write);
  }
  const known = new Set(rows.map(({ id }) => id));
  return [
    ...judged.map(({ held: { id }, verdict: { outcome, retryAt } }) => ({ id, outcome, retryAt })),
    ...(wish.ids ?? [])
      .filter((id) => !known.has(id.toLowerCase()))
      .map((id) => ({ id, outcome: 'not-now' as const, retryAt: null })),
  ];
};

const TAKE_BACK = `
  update invitations set state = 'revoked', reason = 'by hand', code_digest = null, link_digest = null, sealed = null
  where id = $1 and state in ('planned', 'queued', 'sent', 'bounced', 'expired') returning person_id as "personId"`;
const UNQUEUE = `delete from outbox where kind = 'invitation' and ref = $1`;

export const revokeInvitation = async (
  client: PoolClient,
  schoolId: string,
  id: string,
  { actor, at }: DeskWrite,
): Promise<void> => {
  const { rows } = await client.query<{ readonly personId: string }>(TAKE_BACK, [id]);
  await client.query(UNQUEUE, [id]);
  await audit(
    client,
    rows.map(({ personId }) => ({
      ...{ schoolId, kind: 'invitation', id, personId, change: 'updated', fields: ['state'] },
    })),
    { at, ...toActorColumns(actor as Actor) },
  );
};
