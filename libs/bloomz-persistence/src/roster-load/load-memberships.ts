import type { Membership, SectionId, UserId } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';

/** One row per class and role rather than per membership: tens of thousands are read in a fraction of a second. */
const MEMBERSHIPS = `
  select class_id, role, by_hand, string_agg(person_id::text, ' ')
  from memberships
  where ended_at is null and class_id in (select id from classes where school_id = $1)
  group by class_id, role, by_hand`;

type Group = readonly [classId: string, role: Membership['role'], byHand: boolean, personIds: string];

export type Ids = {
  readonly sectionOf: ReadonlyMap<string, SectionId>;
  readonly userOf: ReadonlyMap<string, UserId>;
};

export const loadMemberships = async (
  client: PoolClient,
  schoolId: string,
  { sectionOf, userOf }: Ids,
): Promise<ReadonlyArray<Membership>> => {
  const { rows } = await client.query<never>({ text: MEMBERSHIPS, values: [schoolId], rowMode: 'array' });
  const memberships: Membership[] = [];
  for (const [classId, role, byHand, personIds] of rows as ReadonlyArray<Group>) {
    const sectionId = sectionOf.get(classId);
    if (sectionId === undefined) continue;
    for (const personId of personIds.split(' ')) {
      const userId = userOf.get(personId);
      if (userId !== undefined) memberships.push({ sectionId, userId, role, byHand });
    }
  }
  return memberships;
};
