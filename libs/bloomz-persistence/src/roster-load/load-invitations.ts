import type { Invitation, UserId } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';

const INVITATIONS = `
  select person_id as "personId", purpose, state, sent_at is not null as "wasSent",
    coalesce(state = 'revoked' and reason = 'by hand', false) as "byHand"
  from invitations where school_id = $1`;

type Row = Omit<Invitation, 'userId' | 'byHand'> & { readonly personId: string; readonly byHand: boolean };

export const loadInvitations = async (
  client: PoolClient,
  schoolId: string,
  userOf: ReadonlyMap<string, UserId>,
): Promise<ReadonlyArray<Invitation>> => {
  const { rows } = await client.query<Row>(INVITATIONS, [schoolId]);
  return rows.flatMap(({ personId, byHand, ...invitation }) => {
    const userId = userOf.get(personId);
    return userId === undefined ? [] : [{ userId, ...invitation, ...(byHand && { byHand }) }];
  });
};
