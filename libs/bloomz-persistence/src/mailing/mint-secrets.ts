import { type CodeVault, invitationEnd, type Secrets } from '@bloomz/invitation-core';
import { O, pipe } from '@bloomz/kernel';
import type { PoolClient } from 'pg';
import type { WaitingInvitation } from './load-facts.ts';

const MINT = `
  update invitations set code_digest = fresh.code, link_digest = fresh.link, sealed = fresh.sealed, expires_at = $2
  from json_to_recordset($1::json) as fresh (id uuid, code text, link text, sealed text) where invitations.id = fresh.id`;

const RENEW = `update invitations set expires_at = $2 where id = any ($1::uuid[])`;

/**
 * The secrets of each, minted where there are none, or none that the key opens: written before any mail leaves. All are
 * good from now on for as long as new ones.
 */
export const mintSecrets = async (
  client: PoolClient,
  invitations: ReadonlyArray<WaitingInvitation>,
  { vault, now }: { readonly vault: CodeVault; readonly now: Date },
): Promise<ReadonlyMap<string, Secrets>> => {
  const known = new Map<string, Secrets>();
  const fresh: Array<{ readonly id: string; readonly secrets: Secrets }> = [];
  for (const { invitationId: id, sealed } of invitations) {
    const opened = pipe(O.fromNullable(sealed), O.flatMap(vault.open));
    if (O.isSome(opened)) known.set(id, opened.value);
    else fresh.push({ id, secrets: vault.mint() });
  }
  const rows = fresh.map(({ id, secrets }) => ({
    id,
    code: vault.digest('code', secrets.code),
    link: vault.digest('link', secrets.link),
    sealed: vault.seal(secrets),
  }));
  if (rows.length > 0) await client.query(MINT, [JSON.stringify(rows), invitationEnd(now)]);
  if (known.size > 0) await client.query(RENEW, [[...known.keys()], invitationEnd(now)]);
  for (const { id, secrets } of fresh) known.set(id, secrets);
  return known;
};
