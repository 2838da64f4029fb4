import type { ContactType, Guardianship, UserId } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';

const GUARDIANSHIPS = `
  select parent_id, student_id, relationship, type, ended_at is null from guardianships where school_id = $1`;

type Row = readonly [parentId: string, studentId: string, relationship: string, type: ContactType, isLiving: boolean];

export type LoadedGuardianships = {
  readonly guardianships: ReadonlyArray<Guardianship>;
  readonly pastGuardianships: ReadonlyArray<Guardianship>;
};

export const loadGuardianships = async (
  client: PoolClient,
  schoolId: string,
  userOf: ReadonlyMap<string, UserId>,
): Promise<LoadedGuardianships> => {
  const { rows } = await client.query<never>({ text: GUARDIANSHIPS, values: [schoolId], rowMode: 'array' });
  const [guardianships, pastGuardianships]: [Guardianship[], Guardianship[]] = [[], []];
  for (const [parent, student, relationship, type, isLiving] of rows as ReadonlyArray<Row>) {
    const [parentId, studentId] = [userOf.get(parent), userOf.get(student)];
    if (parentId === undefined || studentId === undefined) continue;
    (isLiving ? guardianships : pastGuardianships).push({ parentId, studentId, relationship, type });
  }
  return { guardianships, pastGuardianships };
};
