import type { SchoolClass, SectionId } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';

const CLASSES = `
  select id, section_id as "sectionId", name, name_source as "nameSource", clever_name as "cleverName", state,
    archived_by as "archivedBy", behavior_management as "behaviorManagement",
    student_portfolios as "studentPortfolios", parent_communication as "parentCommunication"
  from classes where school_id = $1`;

export type LoadedClasses = {
  readonly classes: ReadonlyArray<SchoolClass>;
  readonly sectionOf: ReadonlyMap<string, SectionId>;
};

export const loadClasses = async (client: PoolClient, schoolId: string): Promise<LoadedClasses> => {
  const { rows } = await client.query<SchoolClass & { readonly id: string }>(CLASSES, [schoolId]);
  const sectionOf = new Map<string, SectionId>();
  const classes = rows.map(({ id, ...schoolClass }) => {
    if (schoolClass.sectionId !== null) sectionOf.set(id, schoolClass.sectionId);
    return schoolClass;
  });
  return { classes, sectionOf };
};
