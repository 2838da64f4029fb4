import type { Invitation, UserId } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';

const INVITATIONS = `
  select person_id as "personId", purpose, state, sent_at is not null as "wasSent"
  from invitations where school_id = $1`;

export const loadInvitations = async (
  client: PoolClient,
  schoolId: string,
  userOf: ReadonlyMap<string, UserId>,
): Promise<ReadonlyArray<Invitation>> => {
  const { rows } = await client.query<Omit<Invitation, 'userId'> & { readonly personId: string }>(INVITATIONS, [
    schoolId,
  ]);
  return rows.flatMap(({ personId, ...invitation }) => {
    const userId = userOf.get(personId);
    return userId === undefined ? [] : [{ userId, ...invitation }];
  });
};
