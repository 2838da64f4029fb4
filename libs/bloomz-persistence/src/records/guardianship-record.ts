import { defineEntity, p } from '@mikro-orm/postgresql';

/** Who is responsible for which child at a school. One that ends keeps its row, and is revived when it comes back. */
export const GuardianshipRecord = defineEntity({
  name: 'GuardianshipRecord',
  tableName: 'guardianships',
  indexes: [{ name: 'guardianships_student', properties: ['schoolId', 'studentId'] }],
  properties: {
    schoolId: p.uuid().primary(),
    parentId: p.uuid().primary(),
    studentId: p.uuid().primary(),
    districtId: p.uuid(),
    relationship: p.text(),
    type: p.text(),
    endedAt: p.datetime().length(3).nullable(),
  },
});
