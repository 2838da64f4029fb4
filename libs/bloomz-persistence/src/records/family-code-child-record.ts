import { defineEntity, p } from '@mikro-orm/postgresql';

/** The children whom a Family Code opens the way to. */
export const FamilyCodeChildRecord = defineEntity({
  name: 'FamilyCodeChildRecord',
  tableName: 'family_code_children',
  indexes: [{ name: 'family_code_children_student', properties: ['schoolId', 'studentId'] }],
  properties: {
    familyCodeId: p.uuid().primary(),
    studentId: p.uuid().primary(),
    schoolId: p.uuid(),
    districtId: p.uuid(),
  },
});
