import type { SchoolClass } from '@bloomz/onboarding-core';
import { classUuid } from '../ids.ts';
import { textKey } from '../lists/name-key.ts';
import { auditStage } from './audit.ts';
import { fillStage, type Stage } from './stage.ts';
import type { Write } from './writing.ts';

const stageFor = ({ school }: Write): Stage<SchoolClass> => ({
  table: 'stage_classes',
  columns: {
    id: 'uuid',
    known_as: 'text',
    section_id: 'text',
    name: 'text',
    name_source: 'text',
    clever_name: 'text',
    state: 'text',
    archived_by: 'text',
    behavior_management: 'boolean',
    student_portfolios: 'boolean',
    parent_communication: 'boolean',
    name_key: 'text',
  },
  toCells: (c, { before }) => [
    classUuid(school, c),
    c.sectionId === null ? (before ?? c).name : null,
    c.sectionId,
    c.name,
    c.nameSource,
    c.cleverName,
    c.state,
    c.archivedBy,
    c.behaviorManagement,
    c.studentPortfolios,
    c.parentCommunication,
    textKey(c.name),
  ],
});

/**
 * A class made by hand is known by the name it has, and keeps its id under another. So the id that its name gives may
 * have been taken by one that was called so before.
 */
const FIND_BY_NAME = `
  update stage_classes staged set id = coalesce(
    (select id from classes where school_id = $1 and section_id is null and name = known_as limit 1),
    (select gen_random_uuid() from classes where id = staged.id),
    id)
  where known_as is not null`;

const MERGE = `
  insert into classes as held
    (id, district_id, school_id, section_id, name, name_source, clever_name, state, archived_by,
     behavior_management, student_portfolios, parent_communication, name_key)
  select id, $1::uuid, $2::uuid, section_id, name, name_source, clever_name, state, archived_by,
     behavior_management, student_portfolios, parent_communication, name_key
  from stage_classes order by id
  on conflict (id) do update set
    name = excluded.name, name_source = excluded.name_source, clever_name = excluded.clever_name,
    state = excluded.state, archived_by = excluded.archived_by, behavior_management = excluded.behavior_management,
    student_portfolios = excluded.student_portfolios, parent_communication = excluded.parent_communication,
    name_key = excluded.name_key
  where (held.name, held.name_source, held.clever_name, held.state, held.archived_by, held.behavior_management,
      held.student_portfolios, held.parent_communication)
    is distinct from (excluded.name, excluded.name_source, excluded.clever_name, excluded.state, excluded.archived_by,
      excluded.behavior_management, excluded.student_portfolios, excluded.parent_communication)`;

export const mergeClasses = async (write: Write): Promise<void> => {
  const { classes } = write.application.changes;
  if (classes.length === 0) return;
  await fillStage(write.client, stageFor(write), classes);
  if (classes.some(({ after }) => after.sectionId === null)) await write.client.query(FIND_BY_NAME, [write.schoolUuid]);
  await write.client.query(MERGE, [write.districtUuid, write.schoolUuid]);
  await auditStage(write, { kind: 'class', stage: 'stage_classes', idColumn: 'id', personColumn: null });
};
