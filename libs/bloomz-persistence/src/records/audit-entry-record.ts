import { defineEntity, p } from '@mikro-orm/postgresql';

/** Who changed what, when: ids and names of fields only, never a value. A change of a district has no school. */
export const AuditEntryRecord = defineEntity({
  name: 'AuditEntryRecord',
  tableName: 'audit_entries',
  properties: {
    id: p.bigint().primary().autoincrement(),
    districtId: p.uuid(),
    schoolId: p.uuid().nullable(),
    runId: p.text().nullable(),
    at: p.datetime().length(3),
    actorKind: p.text(),
    actorUserId: p.text().nullable(),
    subjectKind: p.text(),
    subjectId: p.uuid(),
    personId: p.uuid().nullable(),
    change: p.text(),
    fields: p.array().columnType('text[]'),
  },
});
