import type { Member, UserId } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';

const MEMBERS = `
  select person_id, clever_id, role, first_name, last_name, email, phone, language, state, archived
  from members join people on people.id = person_id
  where school_id = $1`;

type MemberRow = readonly [
  personId: string,
  userId: UserId,
  role: Member['role'],
  firstName: string,
  lastName: string,
  email: string | null,
  phone: string | null,
  language: string | null,
  state: Member['state'],
  archived: boolean,
];

export type LoadedMembers = {
  readonly members: ReadonlyArray<Member>;
  readonly userOf: ReadonlyMap<string, UserId>;
};

export const loadMembers = async (client: PoolClient, schoolId: string): Promise<LoadedMembers> => {
  const { rows } = await client.query<never>({ text: MEMBERS, values: [schoolId], rowMode: 'array' });
  const userOf = new Map<string, UserId>();
  const members = (rows as ReadonlyArray<MemberRow>).map(
    ([personId, userId, role, firstName, lastName, email, phone, language, state, archived]): Member => {
      userOf.set(personId, userId);
      return { userId, role, firstName, lastName, email, phone, language, state, archived };
    },
  );
  return { members, userOf };
};
