import type { PoolClient } from 'pg';

/** Secrets end with the statement that ends their invitation. */
export const NO_SECRETS = `code_digest = null, link_digest = null, sealed = null`;

export type Ending = { readonly id: string; readonly reason: string };

const BOUNCE = `
  update invitations set state = 'bounced', reason = ended.reason, ${NO_SECRETS}
  from json_to_recordset($1::json) as ended (id uuid, reason text)
  where invitations.id = ended.id and state in ('queued', 'sent')
  returning invitations.id`;

/** Gives those that really ended. */
export const bounceInvitations = async (
  client: PoolClient,
  endings: ReadonlyArray<Ending>,
): Promise<ReadonlyArray<string>> => {
  if (endings.length === 0) return [];
  return (await client.query<{ readonly id: string }>(BOUNCE, [JSON.stringify(endings)])).rows.map(({ id }) => id);
};
