import type { Expired } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';
import { LIVING_CHILDREN } from './find-opening.ts';

const END_INVITATIONS = `
  with over as (
    select id from invitations
    where state in ('planned', 'queued', 'sent') and expires_at <= $1 order by id for update skip locked
  )
  update invitations set state = 'expired', code_digest = null, link_digest = null, sealed = null
  from over where invitations.id = over.id
  returning invitations.id`;

const UNQUEUE = `delete from outbox where kind = 'invitation' and ref = any ($1::uuid[])`;

/** Whoever joined that long ago does not ask again for the answer. */
const FORGET_USED = `
  update invitations set used_digest = null, used_by = null
  where used_digest is not null and joined_at <= $1::timestamptz - interval '1 day'`;

const END_FAMILY_CODES = `
  with over as (
    select id, expires_at <= $1 as late from family_codes
    where state = 'active' and (expires_at <= $1 or not exists (${LIVING_CHILDREN}))
    order by id for update skip locked
  )
  update family_codes set state = case when late then 'expired' else 'revoked' end,
    code_digest = null, link_digest = null, sealed = null
  from over where family_codes.id = over.id`;

/** What somebody is just changing is left for the next time. */
export const expireSecrets = async (client: PoolClient, now: Date): Promise<Expired> => {
  const { rows } = await client.query<{ readonly id: string }>(END_INVITATIONS, [now]);
  await client.query(UNQUEUE, [rows.map(({ id }) => id)]);
  await client.query(FORGET_USED, [now]);
  const { rowCount } = await client.query(END_FAMILY_CODES, [now]);
  return { invitations: rows.length, familyCodes: rowCount ?? 0 };
};
