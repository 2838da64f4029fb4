import type { JoiningAccount } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';
import { withoutNul } from '../database/text.ts';

const CREATE = `
  insert into accounts (id, name, email, password_hash, address_proven) values ($1, $2, $3, $4, lower($3) = lower($5))
  on conflict do nothing`;

/**
 * Writes an account that is new. False: somebody has its address by now. The address is proven when what was joined by
 * went there.
 */
export const writeAccount = async (
  client: PoolClient,
  { kind, account }: JoiningAccount,
  sentTo: string | null,
): Promise<boolean> => {
  if (kind === 'known') return true;
  const { id, name, email, passwordHash } = account;
  const values = [id, withoutNul(name), withoutNul(email), passwordHash, sentTo ?? ''];
  return (await client.query(CREATE, values)).rowCount === 1;
};

const LINK = `
  insert into account_people (account_id, person_id, district_id, linked_at) values ($1, $2, $3, $4)
  on conflict (account_id, person_id) do nothing`;

export type Link = {
  readonly accountId: string;
  readonly personId: string;
  readonly districtUuid: string;
  readonly at: Date;
};

/** The account stands for the person from now on. */
export const linkAccount = async (
  client: PoolClient,
  { accountId, personId, districtUuid, at }: Link,
): Promise<void> => {
  await client.query(LINK, [accountId, personId, districtUuid, at]);
};
